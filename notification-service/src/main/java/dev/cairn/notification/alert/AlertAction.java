package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.AlertStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does about an alert.
 *
 * @param snoozeUntil null unless it is snoozed
 * @param expectedState the state that the action was made for; null for any
 */
record AlertAction(
        Verb verb,
        Actor by,
        @Nullable String note,
        @Nullable Instant snoozeUntil,
        @Nullable AlertStatus expectedState) {

    private static final Duration LONGEST_SNOOZE = Duration.ofDays(30);

    /** The kinds of action. */
    enum Verb {
        ACKNOWLEDGE(TimelineKind.ACKNOWLEDGED),
        RESOLVE(TimelineKind.RESOLVED),
        SNOOZE(TimelineKind.SNOOZED),
        UNSNOOZE(TimelineKind.WOKEN);

        private final TimelineKind told;

        Verb(TimelineKind told) {
            this.told = told;
        }

        TimelineKind told() {
            return told;
        }

        /** The word used in JSON. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Verb> ofWord(@Nullable String word) {
            for (Verb verb : values()) {
                if (verb.word().equals(word)) {
                    return Optional.of(verb);
                }
            }
            return Optional.empty();
        }
    }

    static AlertAction of(Verb verb, Actor by, AlertNote said) {
        return new AlertAction(verb, by, said.note(), null, state(said.expectedState(), "/expectedState"));
    }

    /** The state with this word; null for none. */
    static @Nullable AlertStatus state(@Nullable String word, String pointer) {
        return word == null
                ? null
                : AlertStatus.ofWord(word)
                        .orElseThrow(() -> Problem.invalid(pointer, "must be open, acknowledged, snoozed or resolved"));
    }

    /** When the alert is to be open again, for a snooze. */
    Instant until(Instant now) {
        if (snoozeUntil == null || !snoozeUntil.isAfter(now) || snoozeUntil.isAfter(now.plus(LONGEST_SNOOZE))) {
            throw Problem.invalid("/until", "must be an instant in the next 30 days");
        }
        return snoozeUntil;
    }
}
