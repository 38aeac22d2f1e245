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
    NOTE,
    /** A step of the escalation policy was carried out. */
    ESCALATED,
    /** A step of the escalation policy reached nobody. */
    NOBODY_ON_CALL,
    /** The escalation policy has no further step. */
    ESCALATION_ENDED,
    /** Nobody is paged for now: a silence, an inhibition, a maintenance window or its group holds it. */
    HELD,
    /** Nobody said that they still take care of it. */
    ACKNOWLEDGEMENT_ENDED,
    /** A message was sent to a person. */
    PAGED,
    /** A message could not be sent to a person. */
    PAGE_FAILED,
    /** It joined the alerts of a group. */
    GROUPED;

    /** The word used in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
