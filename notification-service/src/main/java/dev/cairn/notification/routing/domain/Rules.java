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

    /**
     * Which rule an alert meets first.
     *
     * @param rule null when there is none
     * @param missed the first of those before it, each with the matcher that the alert did not meet
     * @param moreMissed how many more were before it
     */
    public record Trace(@Nullable Rule rule, List<Miss> missed, int moreMissed) {

        /** One that the alert did not meet. */
        public record Miss(Rule rule, Matcher matcher, String fact) {}
    }

    private static final int MOST_MISSED = 20;

    public Rules {
        rules = List.copyOf(rules);
    }

    /** What it takes at worst to hold an alert against all of them; see {@link Matcher#cost}. */
    public long cost() {
        return rules.stream().mapToLong(rule -> Matcher.cost(rule.matchers())).sum();
    }

    /** The first that the alert meets, and why not one before it. */
    public Trace trace(Facts facts) {
        var missed = new ArrayList<Trace.Miss>();
        int more = 0;
        for (Rule rule : rules) {
            Matcher wrong = Matcher.firstMissed(rule.matchers(), facts);
            if (wrong == null) {
                return new Trace(rule, missed, more);
            }
            if (missed.size() < MOST_MISSED) {
                missed.add(new Trace.Miss(rule, wrong, facts.get(wrong.name())));
            } else {
                more++;
            }
        }
        return new Trace(null, missed, more);
    }

    /** The first that the alert meets; null when there is none. */
    public @Nullable Rule first(Facts facts) {
        return trace(facts).rule();
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
