package dev.cairn.notification.alert.domain;

import java.util.Locale;
import java.util.Optional;

/** Where an alert is in its life. */
public enum AlertStatus {
    OPEN,
    /** Somebody takes care of it. */
    ACKNOWLEDGED,
    /** Left alone until an instant, and then open again. */
    SNOOZED,
    /** Over, for good: the same trouble later is another alert. */
    RESOLVED;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with this word; empty when there is none. */
    public static Optional<AlertStatus> ofWord(String word) {
        for (AlertStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
