package dev.cairn.notification.alert.domain;

import java.util.Locale;
import java.util.Optional;

/** Whether somebody is to be woken for an alert. */
public enum Urgency {
    HIGH,
    LOW;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The urgency with this word; empty when there is none. */
    public static Optional<Urgency> ofWord(String word) {
        for (Urgency urgency : values()) {
            if (urgency.word().equals(word)) {
                return Optional.of(urgency);
            }
        }
        return Optional.empty();
    }

    /** The urgency of what does not say its own. */
    public static Urgency of(Severity severity) {
        return severity.compareTo(Severity.ERROR) >= 0 ? HIGH : LOW;
    }
}
