package dev.cairn.notification.routing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.muting.domain.Hold;
import dev.cairn.notification.routing.domain.Rule;
import dev.cairn.notification.routing.domain.Rules.Trace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept, for whoever asks later why somebody was paged or was not.
 *
 * @param rule id of the rule that decided; null when none matched
 * @param ruleName its name then
 * @param policy null when nobody was to be paged
 * @param urgency what the rule set instead of the alert's own; null for that
 * @param missed rules before it, each with the matcher that did not hold
 * @param moreMissed how many more of them there were
 * @param holds what held the alert, what counted first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionNote(
        @Nullable UUID rule,
        @Nullable String ruleName,
        @Nullable UUID policy,
        @Nullable String urgency,
        List<Missed> missed,
        int moreMissed,
        List<Held> holds) {

    private static final int LONGEST = 200;
    private static final int MOST_HOLDS = 10;

    /** A rule that did not match. */
    public record Missed(UUID rule, String name, String matcher, String fact) {}

    /** What held the alert. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Held(
            String kind, String by, String reason, @Nullable Instant until) {}

    static DecisionNote of(Decided decided) {
        Rule rule = decided.rule();
        return new DecisionNote(
                rule == null ? null : rule.id(),
                rule == null ? null : rule.name(),
                decided.policy(),
                rule == null || rule.urgency() == null ? null : rule.urgency().word(),
                decided.trace().missed().stream().map(DecisionNote::missed).toList(),
                decided.trace().moreMissed(),
                decided.holds().stream()
                        .limit(MOST_HOLDS)
                        .map(DecisionNote::held)
                        .toList());
    }

    private static Missed missed(Trace.Miss miss) {
        return new Missed(
                miss.rule().id(), miss.rule().name(), cut(miss.matcher().toString()), cut(miss.fact()));
    }

    private static Held held(Hold hold) {
        return new Held(hold.kind().word(), hold.by(), hold.reason(), hold.until());
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
