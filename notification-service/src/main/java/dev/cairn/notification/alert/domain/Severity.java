package dev.cairn.notification.alert.domain;

import java.util.Locale;
import java.util.Optional;

/** How much an alert matters, least first. */
public enum Severity {
    INFO,
    WARNING,
    ERROR,
    CRITICAL;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The severity with this word; empty when there is none. */
    public static Optional<Severity> ofWord(String word) {
        for (Severity severity : values()) {
            if (severity.word().equals(word)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
