package dev.cairn.notification.incident;

import java.util.Locale;

/** What can stand in an incident's timeline, beside what happens to its alerts. */
enum EntryKind {
    DECLARED,
    /** Its title, summary or type was written anew. */
    CHANGED,
    SEVERITY,
    STATE,
    ROLE,
    ALERT_ATTACHED,
    ALERT_DETACHED,
    /** Somebody wrote it down by hand. */
    NOTE,
    /** Those who work on it and those who watch it were told something. */
    UPDATE,
    /** The public was told something. */
    PUBLIC_UPDATE,
    REVIEW,
    ACTION,
    /** People were reminded of telling an authority. */
    REMINDER;

    /** The word used in JSON and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
