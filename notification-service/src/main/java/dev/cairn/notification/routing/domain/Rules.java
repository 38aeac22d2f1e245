package dev.cairn.notification.routing.domain;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an organisation, in their order.
 *
 * @param otherwise policy of what meets no rule; null when nobody is paged then
 */
public record Rules(List<Rule> rules, @Nullable UUID otherwise) {

    /** How a rule was considered: each of its matchers, held against the alert's fact. */
    public record Considered(Rule rule, boolean matched, List<Held> matchers) {

        /** One matcher. */
        public record Held(Matcher matcher, String fact, boolean matches) {}
    }

    public Rules {
        rules = List.copyOf(rules);
    }

    /** The first that the alert meets; null when there is none. */
    public @Nullable Rule first(Facts facts) {
        for (Rule rule : rules) {
            if (Matcher.all(rule.matchers(), facts)) {
                return rule;
            }
        }
        return null;
    }

    /** The policy of an alert; null when nobody is paged. */
    public @Nullable UUID policy(@Nullable Rule rule) {
        return rule == null ? otherwise : rule.policy();
    }

    /** Every rule up to the one that {@link #first} answers, with why. */
    public List<Considered> considered(Facts facts) {
        Rule decided = first(facts);
        var all = new ArrayList<Considered>();
        for (Rule rule : rules) {
            all.add(new Considered(
                    rule,
                    rule.equals(decided),
                    rule.matchers().stream()
                            .map(one -> new Considered.Held(one, facts.get(one.name()), one.matches(facts)))
                            .toList()));
            if (rule.equals(decided)) {
                break;
            }
        }
        return all;
    }
}
