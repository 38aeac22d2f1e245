package dev.cairn.notification.schedule.imports;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A layer as it would be here.
 *
 * @param unit hours, days, weeks or months
 * @param people keys of people; null for nobody
 * @param end from which nobody has a turn; null for never
 */
public record ImportedLayer(
        String id,
        String name,
        int priority,
        ZoneId zone,
        String unit,
        int length,
        LocalDateTime start,
        @Nullable LocalDateTime end,
        List<@Nullable String> people,
        boolean workedDays,
        List<Hours> windows) {

    private static final int DAY_MINUTES = 24 * 60;

    public ImportedLayer {
        people = Collections.unmodifiableList(new ArrayList<>(people));
        windows = List.copyOf(windows);
    }

    /** A time of day on some weekdays; an end that is not after the start is the next day's. */
    public record Hours(Set<DayOfWeek> weekdays, LocalTime start, LocalTime end) {

        public Hours {
            weekdays = Set.copyOf(weekdays);
        }

        /** A time that may be longer than a day, from some weekdays on: whole days, and what remains. */
        static List<Hours> of(Set<DayOfWeek> from, LocalTime start, long minutes) {
            var hours = new ArrayList<Hours>();
            for (long i = 0; i * DAY_MINUTES < minutes; i++) {
                long rest = Math.min(DAY_MINUTES, minutes - i * DAY_MINUTES);
                var days = EnumSet.noneOf(DayOfWeek.class);
                for (DayOfWeek day : from) {
                    days.add(day.plus(i));
                }
                hours.add(new Hours(days, start, start.plusMinutes(rest)));
            }
            return hours;
        }
    }
}
