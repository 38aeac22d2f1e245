package dev.cairn.notification.policy.domain;

import dev.cairn.notification.schedule.domain.LocalClock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Times of day in which nobody is told of what can wait. They belong to the day they start on; an end that is not after the
 * start is the next day's.
 */
public record QuietHours(ZoneId zone, Set<DayOfWeek> weekdays, LocalTime start, LocalTime end) {

    private static final int MOST_IN_A_ROW = 8;

    public QuietHours {
        weekdays = Set.copyOf(weekdays);
    }

    /** Whether they never end. */
    public boolean isAlways() {
        return weekdays.size() == DayOfWeek.values().length && start.equals(end);
    }

    /** The first instant from this one on that is not in them. */
    public Instant over(Instant at) {
        Instant over = at;
        for (int i = 0; i < MOST_IN_A_ROW; i++) {
            Instant end = endOf(over);
            if (end == null) {
                return over;
            }
            over = end;
        }
        return over;
    }

    private @Nullable Instant endOf(Instant at) {
        var clock = new LocalClock(zone);
        LocalDate today = clock.at(at).toLocalDate();
        Instant latest = null;
        for (LocalDate date : new LocalDate[] {today.minusDays(1), today}) {
            if (weekdays.contains(date.getDayOfWeek())) {
                Instant from = clock.first(date.atTime(start));
                Instant to = clock.last((end.isAfter(start) ? date : date.plusDays(1)).atTime(end));
                boolean inside = !at.isBefore(from) && at.isBefore(to);
                latest = inside && (latest == null || to.isAfter(latest)) ? to : latest;
            }
        }
        return latest;
    }
}
