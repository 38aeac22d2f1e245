package dev.cairn.notification.policy.domain;

import dev.cairn.notification.alert.domain.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through a policy as the engine would if nobody answered, step by step. */
public final class Simulation {

    /**
     * Whom a step tells.
     *
     * @param reached what counts of it
     * @param what as the caller shows it
     */
    public record Told<T>(Reached reached, T what) {}

    /** Says whom steps tell. */
    public interface Telling<T> {

        /** Whom a step tells at an instant. */
        Told<T> tell(Move.Tell step, Instant at);
    }

    /**
     * One step as it would be carried out.
     *
     * @param next when the one after it would be; null when there is none
     */
    public record Entry<T>(
            Instant at,
            Move.Tell step,
            Told<T> told,
            After.Word word,
            @Nullable Instant next) {}

    private Simulation() {}

    /** All steps from a start. It ends, because every policy does. */
    public static <T> List<Entry<T>> run(Policy policy, Urgency urgency, Instant start, Telling<T> telling) {
        var entries = new ArrayList<Entry<T>>();
        Progress progress = EscalationRules.begin(policy, urgency, 1, start);
        Instant now = start;
        Move move = EscalationRules.next(policy, urgency, progress, now, false);
        while (!(move instanceof Move.Rest)) {
            if (move instanceof Move.Wait wait) {
                now = wait.until();
            } else {
                var step = (Move.Tell) move;
                Told<T> told = telling.tell(step, now);
                After after = EscalationRules.after(policy, urgency, progress, now, told.reached());
                progress = after.progress();
                entries.add(new Entry<>(now, step, told, after.word(), progress.due()));
            }
            move = EscalationRules.next(policy, urgency, progress, now, false);
        }
        return entries;
    }
}
