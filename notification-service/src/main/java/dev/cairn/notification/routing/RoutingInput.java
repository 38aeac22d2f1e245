package dev.cairn.notification.routing;

import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Inputs;
import dev.cairn.notification.matching.Matchers;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rules as people write them. */
@ApplicationScoped
class RoutingInput {

    static final int LONGEST_NAME = 100;
    static final int MOST_NAMES = 10;
    private static final int LONGEST_FACT = 200;

    private final RoutingConfig config;
    private final Ids ids;

    RoutingInput(RoutingConfig config, Ids ids) {
        this.config = config;
        this.ids = ids;
    }

    /** @throws dev.cairn.kit.problem.Problem with a pointer to what cannot be used */
    Rules check(RoutingBody body) {
        if (body.rules() == null) {
            throw Inputs.refused("/rules", "is required; it may be empty");
        }
        return rules(body, config.mostRules());
    }

    /** What was stored, even if the limit is lower by now. */
    Rules stored(RoutingBody body) {
        return rules(body, Integer.MAX_VALUE);
    }

    private Rules rules(RoutingBody body, int most) {
        var given = Inputs.list("/rules", body.rules(), most);
        var rules = new ArrayList<Rule>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < given.size(); i++) {
            Rule rule = rule("/rules/" + i, given.get(i));
            if (!seen.add(rule.id())) {
                throw Inputs.refused("/rules/" + i + "/id", "is the id of another rule, too");
            }
            rules.add(rule);
        }
        return new Rules(rules, body.otherwise());
    }

    private Rule rule(String at, @Nullable RuleBody body) {
        if (body == null) {
            throw Inputs.refused(at, "must be an object");
        }
        UUID id = body.id() == null ? ids.next() : body.id();
        String name = Inputs.text(at + "/name", body.name(), LONGEST_NAME);
        var matchers = Matchers.check(at + "/matchers", body.matchers(), 1);
        Urgency urgency = body.urgency() == null
                ? null
                : Urgency.ofWord(body.urgency())
                        .orElseThrow(() -> Inputs.refused(at + "/urgency", "must be high or low"));
        List<@Nullable String> names = Inputs.list(at + "/groupBy", body.groupBy(), MOST_NAMES);
        var groupBy = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            groupBy.add(Inputs.text(at + "/groupBy/" + i, names.get(i), LONGEST_FACT));
        }
        if (new HashSet<>(groupBy).size() < groupBy.size()) {
            throw Inputs.refused(at + "/groupBy", "must not name a fact twice");
        }
        return new Rule(id, name, matchers, body.policy(), urgency, groupBy);
    }

    /** The same as it is stored and shown: every rule has an id. */
    static RoutingBody body(Rules rules) {
        var bodies = new ArrayList<@Nullable RuleBody>();
        for (Rule rule : rules.rules()) {
            bodies.add(new RuleBody(
                    rule.id(),
                    rule.name(),
                    Matchers.bodies(rule.matchers()),
                    rule.policy(),
                    rule.urgency() == null ? null : rule.urgency().word(),
                    new ArrayList<@Nullable String>(rule.groupBy())));
        }
        return new RoutingBody(bodies, rules.otherwise());
    }

    /** The places of rules that are written without an id. */
    static Set<Integer> nameless(RoutingBody body) {
        var places = new HashSet<Integer>();
        List<@Nullable RuleBody> rules = body.rules() == null ? List.of() : body.rules();
        for (int i = 0; i < rules.size(); i++) {
            RuleBody rule = rules.get(i);
            if (rule != null && rule.id() == null) {
                places.add(i);
            }
        }
        return places;
    }

    /** The same rules; one that was written without an id is the present one of its name, so that its groups stay. */
    static Rules known(Rules rules, Set<Integer> nameless, List<@Nullable RuleBody> present) {
        var taken = new HashSet<UUID>();
        rules.rules().forEach(rule -> taken.add(rule.id()));
        var all = new ArrayList<Rule>();
        for (int i = 0; i < rules.rules().size(); i++) {
            Rule rule = rules.rules().get(i);
            UUID id = nameless.contains(i) ? free(rule.name(), present, taken) : null;
            all.add(id == null ? rule : rule.withId(id));
        }
        return new Rules(all, rules.otherwise());
    }

    private static @Nullable UUID free(String name, List<@Nullable RuleBody> present, Set<UUID> taken) {
        for (RuleBody one : present) {
            if (one != null && one.id() != null && name.equals(one.name()) && taken.add(one.id())) {
                return one.id();
            }
        }
        return null;
    }

    /** The policies that rules name, with where. */
    static Map<UUID, String> policies(Rules rules) {
        var policies = new LinkedHashMap<UUID, String>();
        for (int i = 0; i < rules.rules().size(); i++) {
            UUID policy = rules.rules().get(i).policy();
            if (policy != null) {
                policies.putIfAbsent(policy, "/rules/" + i + "/policy");
            }
        }
        if (rules.otherwise() != null) {
            policies.putIfAbsent(Objects.requireNonNull(rules.otherwise()), "/otherwise");
        }
        return policies;
    }
}
