package dev.cairn.notification.schedule.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;

/**
 * A time of day on some weekdays. It belongs to the day it starts on; an end that is not after the start is the next day's.
 */
public record Window(Set<DayOfWeek> weekdays, LocalTime start, LocalTime end) {

    /** Every day from midnight to midnight. */
    static final Window ALWAYS = new Window(Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    public Window {
        weekdays = Set.copyOf(weekdays);
    }

    /** The window of a date: from the first time the clock shows its start to the last time it shows its end. */
    Span on(LocalDate date, LocalClock clock) {
        LocalDate last = end.isAfter(start) ? date : date.plusDays(1);
        Instant from = clock.first(date.atTime(start));
        Instant to = clock.last(last.atTime(end));
        return new Span(from, to);
    }
}
