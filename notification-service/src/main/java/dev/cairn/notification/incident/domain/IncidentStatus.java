package dev.cairn.notification.incident.domain;

import java.util.Locale;
import java.util.Optional;

/** Where an incident is in its life. */
public enum IncidentStatus {
    /** Nobody knows the cause yet. */
    INVESTIGATING,
    /** The cause is known and worked on. */
    IDENTIFIED,
    /** It seems to be mended, and is watched. */
    MONITORING,
    /** It is over. */
    RESOLVED;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with this word; empty when there is none. */
    public static Optional<IncidentStatus> ofWord(String word) {
        for (IncidentStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
