package dev.cairn.notification.routing.domain;

import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where some alerts go.
 *
 * @param policy whom they escalate to; null when nobody is paged
 * @param urgency instead of the alert's own; null for that
 * @param groupBy facts by which they form groups; empty where they do not
 */
public record Rule(
        UUID id,
        String name,
        List<Matcher> matchers,
        @Nullable UUID policy,
        @Nullable Urgency urgency,
        List<String> groupBy) {

    public Rule {
        matchers = List.copyOf(matchers);
        groupBy = List.copyOf(groupBy);
    }

    /** The same under another id. */
    public Rule withId(UUID other) {
        return new Rule(other, name, matchers, policy, urgency, groupBy);
    }

    /** The facts that make the group of an alert, in the rule's order; empty where the rule does not group. */
    public Map<String, String> group(Facts facts) {
        var values = new LinkedHashMap<String, String>();
        groupBy.forEach(name -> values.put(name, facts.get(name)));
        return values;
    }
}
