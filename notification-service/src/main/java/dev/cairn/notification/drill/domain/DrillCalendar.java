package dev.cairn.notification.drill.domain;

import dev.cairn.notification.schedule.domain.LocalClock;
import dev.cairn.notification.schedule.domain.Span;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * When a plan begins drills, on the calendar of a zone. Each may begin from a time of the day until another; nothing is stored,
 * so the next one is found without walking to it.
 *
 * @param start date that the periods are counted from
 * @param unit weeks or months; a month without the day begins on its last
 * @param every so many of them, at least 1
 * @param from when a drill begins, as the clock shows it
 * @param until from then on it is too late for it; after {@code from}
 * @param weekdays on which it may begin, at least one; from another day it moves to the next of them
 */
public record DrillCalendar(
        ZoneId zone, LocalDate start, Unit unit, int every, LocalTime from, LocalTime until, Set<DayOfWeek> weekdays) {

    /** What the period is counted in. */
    public enum Unit {
        WEEKS(ChronoUnit.WEEKS),
        MONTHS(ChronoUnit.MONTHS);

        private final ChronoUnit unit;

        Unit(ChronoUnit unit) {
            this.unit = unit;
        }
    }

    public DrillCalendar {
        weekdays = Set.copyOf(weekdays);
        if (every < 1 || weekdays.isEmpty() || !from.isBefore(until)) {
            throw new IllegalArgumentException("a plan needs a period, a weekday and a time of the day");
        }
    }

    /** The first time for a drill that begins at an instant or later. */
    public Span next(Instant at) {
        LocalDate date = new LocalClock(zone).at(at).toLocalDate();
        // one period earlier, since a day may have moved
        long number = Math.max(0, unit.unit.between(start, date) / every - 1);
        Span found = occurrence(number);
        while (found.start().isBefore(at) || found.isEmpty()) {
            number++;
            found = occurrence(number);
        }
        return found;
    }

    private Span occurrence(long number) {
        LocalDate date = start.plus(number * every, unit.unit);
        while (!weekdays.contains(date.getDayOfWeek())) {
            date = date.plusDays(1);
        }
        var clock = new LocalClock(zone);
        return new Span(clock.first(date.atTime(from)), clock.last(date.atTime(until)));
    }
}
