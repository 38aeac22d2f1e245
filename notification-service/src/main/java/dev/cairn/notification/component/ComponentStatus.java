package dev.cairn.notification.component;

import java.util.Locale;
import java.util.Optional;

/** How a component is, best first. */
public enum ComponentStatus {
    OPERATIONAL,
    MAINTENANCE,
    DEGRADED,
    PARTIAL_OUTAGE,
    MAJOR_OUTAGE;

    /** The word used in JSON and in the database, such as {@code partial-outage}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The status with this word; empty when there is none. */
    public static Optional<ComponentStatus> ofWord(String word) {
        for (ComponentStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
