package dev.cairn.notification.muting.domain;

import dev.cairn.notification.schedule.domain.LocalClock;
import dev.cairn.notification.schedule.domain.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * The same stretch of the local calendar again and again. Occurrence k goes from the first time the clock shows its start to
 * the last time it shows its end, so nothing is walked and a change of the clock moves nothing.
 *
 * @param start of the first
 * @param days from the date of a start to the date of its end
 * @param endTime of day
 * @param every so many units of the repeat, from 1
 * @param lastDate the last on which one may start; null for no such date
 */
record Series(
        LocalClock clock,
        LocalDateTime start,
        int days,
        LocalTime endTime,
        Repeat repeat,
        int every,
        @Nullable LocalDate lastDate) {

    /** The occurrence of a number; null before the first and after the last. One that falls into a gap is empty. */
    @Nullable
    Span occurrence(long number) {
        if (number < 0 || (repeat == Repeat.ONCE && number > 0)) {
            return null;
        }
        LocalDateTime from = repeat.after(start, number * every);
        LocalDate date = from.toLocalDate();
        if (lastDate != null && date.isAfter(lastDate)) {
            return null;
        }
        return new Span(clock.first(from), clock.last(date.plusDays(days).atTime(endTime)));
    }

    /** The number of an occurrence that may contain the instant; only its neighbours may as well. */
    long numberNear(Instant at) {
        return Math.max(0, repeat.between(start, clock.at(at)) / every);
    }
}
