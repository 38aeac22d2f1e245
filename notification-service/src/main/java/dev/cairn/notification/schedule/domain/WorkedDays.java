package dev.cairn.notification.schedule.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * The dates on which a layer works, counted without walking over them.
 *
 * @param weekdays at least one
 * @param free holidays on which it does not work; kept in order
 */
public record WorkedDays(Set<DayOfWeek> weekdays, List<LocalDate> free) {

    private static final int WEEK = 7;

    public WorkedDays {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("no weekday is worked");
        }
        weekdays = Set.copyOf(weekdays);
        var worked = Set.copyOf(weekdays);
        free = free.stream()
                .filter(date -> worked.contains(date.getDayOfWeek()))
                .distinct()
                .sorted()
                .toList();
    }

    /** How many are worked from the first date up to the second, which is not counted. */
    public long between(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        long count = days / WEEK * weekdays.size();
        for (LocalDate date = from.plusDays(days / WEEK * WEEK); date.isBefore(to); date = date.plusDays(1)) {
            count += weekdays.contains(date.getDayOfWeek()) ? 1 : 0;
        }
        return count - Math.max(0, freeBefore(to) - freeBefore(from));
    }

    private int freeBefore(LocalDate date) {
        int found = Collections.binarySearch(free, date);
        return found < 0 ? -found - 1 : found;
    }

    /** The worked date that has {@code number} worked dates before it, counted from {@code from}. */
    public LocalDate after(LocalDate from, long number) {
        long low = 0;
        long high = (number / weekdays.size() + 2) * WEEK + free.size() * (long) WEEK;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (between(from, from.plusDays(middle + 1)) > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return from.plusDays(low);
    }
}
