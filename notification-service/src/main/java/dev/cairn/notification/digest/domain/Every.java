package dev.cairn.notification.digest.domain;

import java.util.Locale;
import java.util.Optional;

/** How often a digest is sent. */
public enum Every {
    OFF(0),
    DAILY(1),
    WEEKLY(7);

    private final int days;

    Every(int days) {
        this.days = days;
    }

    /** From one to the next. */
    public int days() {
        return days;
    }

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word; empty when there is none. */
    public static Optional<Every> ofWord(String word) {
        for (Every every : values()) {
            if (every.word().equals(word)) {
                return Optional.of(every);
            }
        }
        return Optional.empty();
    }
}
