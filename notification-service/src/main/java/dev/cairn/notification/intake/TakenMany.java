package dev.cairn.notification.intake;

import dev.cairn.notification.alert.TakeInSignals.Outcome;
import dev.cairn.notification.alert.domain.Effect.What;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a message with many alerts.
 *
 * @param repeated heard of again, or worse
 * @param dropped changed nothing, as they were over already
 * @param truncated alerts that the sender says it left out of the message
 */
@Schema(name = "AlertsTaken", examples = """
        {"raised": 1, "repeated": 2, "resolved": 1, "dropped": 0, "truncated": 0}""")
record TakenMany(long raised, long repeated, long resolved, long dropped, int truncated) {

    static TakenMany of(List<Outcome> outcomes, int truncated) {
        return new TakenMany(
                count(outcomes, What.RAISED),
                count(outcomes, What.HEARD, What.REPEATED, What.WORSE, What.REOPENED),
                count(outcomes, What.RESOLVED),
                count(outcomes, What.DROPPED),
                truncated);
    }

    private static long count(List<Outcome> outcomes, What... kinds) {
        var wanted = List.of(kinds);
        return outcomes.stream()
                .filter(outcome -> wanted.contains(outcome.effect().what()))
                .count();
    }
}
