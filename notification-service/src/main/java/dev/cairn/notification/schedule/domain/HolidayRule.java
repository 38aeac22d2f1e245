package dev.cairn.notification.schedule.domain;

/** What a layer does on the schedule's holidays. */
public enum HolidayRule {
    /** A holiday is a day like any other. */
    AS_USUAL,
    /** Nobody of this layer is on call on a holiday. */
    OFF,
    /** Somebody of this layer is on call on holidays alone. */
    ONLY
}
