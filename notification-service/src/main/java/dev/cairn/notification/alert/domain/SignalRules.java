package dev.cairn.notification.alert.domain;

import dev.cairn.notification.alert.domain.Effect.What;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what a signal does to the open alert that it is about. */
public final class SignalRules {

    private SignalRules() {}

    /**
     * The open alert of a signal's key, as far as the decision needs it.
     *
     * @param startsAt since when, as the sender said; null where it did not say
     */
    public record Present(
            AlertStatus status,
            Severity severity,
            Urgency urgency,
            @Nullable Instant startsAt) {}

    /**
     * Decides.
     *
     * @param present null when no open alert has the key
     */
    public static Effect decide(Signal signal, @Nullable Present present) {
        return switch (signal.action()) {
            case TRIGGER -> present == null ? Effect.of(What.RAISED) : again(signal, present);
            case ACKNOWLEDGE -> acknowledge(present);
            case RESOLVE -> resolve(signal, present);
        };
    }

    private static Effect again(Signal signal, Present present) {
        var report = Objects.requireNonNull(signal.report(), "a trigger reports something");
        boolean urgent = report.urgency() == Urgency.HIGH && present.urgency() == Urgency.LOW;
        if (urgent || report.severity().compareTo(present.severity()) > 0) {
            return Effect.of(present.status() == AlertStatus.OPEN ? What.WORSE : What.REOPENED);
        }
        boolean same = signal.startsAt() != null
                && present.startsAt() != null
                && !signal.startsAt().isAfter(present.startsAt());
        return Effect.of(same ? What.HEARD : What.REPEATED);
    }

    private static Effect acknowledge(@Nullable Present present) {
        if (present == null) {
            return Effect.dropped("no open alert has this key");
        }
        return present.status() == AlertStatus.ACKNOWLEDGED
                ? Effect.dropped("the alert is acknowledged already")
                : Effect.of(What.ACKNOWLEDGED);
    }

    /**
     * The end of an earlier occurrence says nothing of one that began after it. The start alone does not tell: where
     * several replicas see one trouble, Alertmanager moves its start back to the earliest that any of them saw.
     */
    private static Effect resolve(Signal signal, @Nullable Present present) {
        if (present == null) {
            return Effect.dropped("no open alert has this key");
        }
        boolean earlier = signal.startsAt() != null
                && present.startsAt() != null
                && signal.startsAt().isBefore(present.startsAt())
                && (signal.until() == null || !signal.until().isAfter(present.startsAt()));
        return earlier ? Effect.dropped("the alert began again after this") : Effect.of(What.RESOLVED);
    }
}
