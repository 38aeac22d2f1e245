package dev.cairn.notification.muting.domain;

import dev.cairn.notification.schedule.domain.LocalClock;
import dev.cairn.notification.schedule.domain.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * When a maintenance window is open: once, or again and again on the calendar of a zone.
 *
 * @param start when the first opens, as the clock shows it
 * @param end when the first closes
 * @param every so many days, weeks or months, from 1
 * @param weekdays of a weekly one, on which it opens; weeks are counted from the date of the start. Empty for the start's own
 * @param lastDate the last on which it may open; null for no such date
 */
public record Calendar(
        ZoneId zone,
        LocalDateTime start,
        LocalDateTime end,
        Repeat repeat,
        int every,
        Set<DayOfWeek> weekdays,
        @Nullable LocalDate lastDate) {

    /** Openings that follow each other without a pause are one; but not for ever. */
    private static final int MOST_CHAINED = 100;

    /** So many of a series in a row may be past, or in gaps of the clock. */
    private static final int MOST_EMPTY = 10;

    public Calendar {
        weekdays = Set.copyOf(weekdays);
        if (!start.isBefore(end) || every < 1) {
            throw new IllegalArgumentException("a window needs a length and a period");
        }
    }

    /** How long it is open on the local calendar. */
    public Duration length() {
        return Duration.between(start, end);
    }

    /** The shortest time on the local calendar from one opening to the next. It must be longer than the window. */
    public Duration shortestPeriod() {
        return switch (repeat) {
            case ONCE -> Duration.ofDays(Integer.MAX_VALUE);
            case DAILY -> Duration.ofDays(every);
            case MONTHLY -> Duration.ofDays(28);
            case WEEKLY -> shortestOf(new TreeSet<>(days()), 7 * every);
        };
    }

    private Duration shortestOf(TreeSet<Integer> days, int whole) {
        int shortest = days.first() + whole - days.last();
        Integer before = null;
        for (int day : days) {
            shortest = before == null ? shortest : Math.min(shortest, day - before);
            before = day;
        }
        return Duration.ofDays(shortest);
    }

    /** The days after the start's on which a week opens. */
    private Collection<Integer> days() {
        var days = new ArrayList<Integer>();
        for (DayOfWeek weekday : weekdays.isEmpty() ? Set.of(start.getDayOfWeek()) : weekdays) {
            days.add((int) ChronoUnit.DAYS.between(
                    start.toLocalDate(), start.toLocalDate().with(TemporalAdjusters.nextOrSame(weekday))));
        }
        return days;
    }

    private List<Series> series() {
        int nights = (int) ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate());
        var clock = new LocalClock(zone);
        return (repeat == Repeat.WEEKLY ? days() : List.of(0))
                .stream()
                        .map(day -> new Series(
                                clock, start.plusDays(day), nights, end.toLocalTime(), repeat, every, lastDate))
                        .toList();
    }

    /** When it closes, if it is open at an instant; null if it is not. */
    public @Nullable Instant openUntil(Instant at) {
        var series = series();
        Instant until = null;
        Instant asked = at;
        for (int i = 0; i < MOST_CHAINED; i++) {
            Instant later = end(series, asked);
            if (later == null) {
                break;
            }
            until = later;
            asked = later;
        }
        return until;
    }

    private static @Nullable Instant end(List<Series> series, Instant at) {
        Instant end = null;
        for (Series one : series) {
            long near = one.numberNear(at);
            for (long number = near - 1; number <= near + 1; number++) {
                Span span = one.occurrence(number);
                if (span != null
                        && span.contains(at)
                        && (end == null || span.end().isAfter(end))) {
                    end = span.end();
                }
            }
        }
        return end;
    }

    /** An instant from which on it never opens again; null where it goes on for ever. */
    public @Nullable Instant over() {
        var clock = new LocalClock(zone);
        if (repeat == Repeat.ONCE) {
            return clock.last(end);
        }
        long nights = ChronoUnit.DAYS.between(start.toLocalDate(), end.toLocalDate());
        return lastDate == null ? null : clock.last(lastDate.plusDays(nights).atTime(end.toLocalTime()));
    }

    /** The next openings that have not closed by an instant, the one that is open now first. */
    public List<Span> next(Instant at, int most) {
        var spans = new ArrayList<Span>();
        for (Series one : series()) {
            long first = Math.max(0, one.numberNear(at) - 1);
            for (long number = first; number < first + most + MOST_EMPTY; number++) {
                Span span = one.occurrence(number);
                if (span != null && !span.isEmpty() && span.end().isAfter(at)) {
                    spans.add(span);
                }
            }
        }
        return spans.stream()
                .sorted(Comparator.comparing(Span::start))
                .limit(most)
                .toList();
    }
}
