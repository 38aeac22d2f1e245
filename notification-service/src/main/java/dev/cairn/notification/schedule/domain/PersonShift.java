package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.List;

/**
 * A time in which one person is on call without a break.
 *
 * @param duties why, in order; one after the other where the reason changes in between
 */
public record PersonShift(String person, Instant start, Instant end, List<Duty> duties) {

    public PersonShift {
        duties = List.copyOf(duties);
    }

    public Span span() {
        return new Span(start, end);
    }
}
