package dev.cairn.assessment.waiver.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How far a waiver is. */
public enum WaiverStatus {
    /** Somebody asked; it does not count. */
    REQUESTED,
    /** Another member agreed; it counts until its end. */
    APPROVED,
    REJECTED,
    /** Taken back, before or after it was approved. */
    REVOKED,
    /** Its end came, before or after it was approved. */
    EXPIRED;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that word, if there is one. */
    public static Optional<WaiverStatus> ofWord(String word) {
        return Stream.of(values()).filter(status -> status.word().equals(word)).findFirst();
    }

    /** Whether anything can still come of it. */
    public boolean isOpen() {
        return this == REQUESTED || this == APPROVED;
    }
}
