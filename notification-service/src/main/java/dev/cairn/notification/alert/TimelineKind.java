package dev.cairn.notification.alert;

import java.util.Locale;

/** What can happen to an alert. */
public enum TimelineKind {
    RAISED,
    REPEATED,
    ACKNOWLEDGED,
    SNOOZED,
    /** It wants attention again: its snooze ended, or it got worse. */
    WOKEN,
    RESOLVED,
    /** A webhook was told. */
    DELIVERED,
    /** A webhook could not be told. */
    DELIVERY_FAILED,
    NOTE;

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
