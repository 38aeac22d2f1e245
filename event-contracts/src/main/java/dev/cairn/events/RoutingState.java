package dev.cairn.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which escalation policies the alerts of an organisation go to.
 *
 * @param rules in their order; the first that an alert meets counts
 * @param otherwise id of the policy where no rule matches; null when nobody is paged then
 */
public record RoutingState(
        UUID organisationId, List<Rule> rules, @Nullable UUID otherwise, String changedBy, long version)
        implements EventData {

    private static final int MOST_RULES = 1000;
    private static final int MOST_NAMES = 100;

    /**
     * One rule.
     *
     * @param policy id of the policy; null when nobody is paged
     * @param urgency high or low, instead of the alert's own; null for that
     * @param groupBy facts by which alerts form groups; empty where they do not
     */
    public record Rule(
            UUID id,
            String name,
            List<MatcherState> matchers,
            @Nullable UUID policy,
            @Nullable String urgency,
            List<String> groupBy) {

        public Rule {
            Require.present("rules.id", id);
            Require.name("rules.name", name);
            matchers = Require.list("rules.matchers", matchers, SilenceState.MOST_MATCHERS);
            Require.optional("rules.urgency", urgency, Require.NAME);
            groupBy = Require.list("rules.groupBy", groupBy, MOST_NAMES);
            groupBy.forEach(one -> Require.name("an entry of rules.groupBy", one));
        }
    }

    public RoutingState {
        Require.present("organisationId", organisationId);
        rules = Require.list("rules", rules, MOST_RULES);
        Require.name("changedBy", changedBy);
        Require.notNegative("version", version);
    }

    @Override
    public UUID subjectId() {
        return organisationId;
    }
}
