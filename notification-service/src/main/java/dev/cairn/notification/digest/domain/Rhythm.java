package dev.cairn.notification.digest.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/**
 * When a digest is due.
 *
 * @param weekday of a weekly one
 * @param at by the clock on the wall of the zone: where the clock leaves it out the first instant after the gap, and where it comes
 *     twice the first time
 */
public record Rhythm(Every every, DayOfWeek weekday, LocalTime at, ZoneId zone) {

    /** Of who never chose: off. What stands beside it is what a form offers. */
    public static final Rhythm NEVER = new Rhythm(Every.OFF, DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("UTC"));

    /** The first time after an instant; null while it is off. After however long an outage that is one time, and not all that were missed. */
    public @Nullable Instant after(Instant instant) {
        if (every == Every.OFF) {
            return null;
        }
        LocalDate date = LocalDateTime.ofInstant(instant, zone).toLocalDate().minusDays(1);
        if (every == Every.WEEKLY) {
            date = date.minusDays(7).with(TemporalAdjusters.nextOrSame(weekday));
        }
        Instant due = first(date.atTime(at));
        while (!due.isAfter(instant)) {
            date = date.plusDays(every.days());
            due = first(date.atTime(at));
        }
        return due;
    }

    private Instant first(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        if (change != null && change.isGap()) {
            return change.getInstant();
        }
        ZoneOffset offset = zone.getRules().getOffset(local);
        return local.toInstant(offset);
    }
}
