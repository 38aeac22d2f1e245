package dev.cairn.notification.schedule.domain;

import java.time.Instant;

/** A time in which somebody was not a member, and so counts as nobody. */
public record Absence(String person, Instant start, Instant end) {

    /** Whether it is in the time. */
    public boolean covers(Instant at) {
        return !at.isBefore(start) && at.isBefore(end);
    }
}
