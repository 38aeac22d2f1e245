package dev.cairn.assessment.assess.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** The days of a trend, in the zone of who asks: a day there may have 23 or 25 hours. */
public final class Days {

    private Days() {}

    /**
     * One day.
     *
     * @param starts its first instant
     * @param ends the first instant of the day after
     */
    public record Day(LocalDate date, Instant starts, Instant ends) {}

    /** The days from one to another, both included; none where the last is before the first. */
    public static List<Day> of(LocalDate from, LocalDate to, ZoneId zone) {
        return to.isBefore(from)
                ? List.of()
                : from.datesUntil(to.plusDays(1))
                        .map(date -> new Day(
                                date,
                                date.atStartOfDay(zone).toInstant(),
                                date.plusDays(1).atStartOfDay(zone).toInstant()))
                        .toList();
    }
}
