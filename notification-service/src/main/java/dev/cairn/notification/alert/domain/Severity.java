package dev.cairn.notification.alert.domain;

import java.util.Locale;

/** How much an alert matters, least first. */
public enum Severity {
    INFO,
    WARNING,
    CRITICAL;

    /** The word used in JSON, in events and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
