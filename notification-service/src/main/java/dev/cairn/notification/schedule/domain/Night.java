package dev.cairn.notification.schedule.domain;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When people sleep, by their own clock. A night belongs to the evening that it begins on; where the clock changes in it, it is an
 * hour shorter or longer.
 *
 * @param dawn the first time after it; of the next day unless it is after dusk
 */
public record Night(LocalTime dusk, LocalTime dawn) {

    /** What counts unless it is configured. */
    public static final Night USUAL = new Night(LocalTime.of(22, 0), LocalTime.of(6, 0));

    Window window() {
        return new Window(Set.of(DayOfWeek.values()), dusk, dawn);
    }

    /** The evening on which the night began that an instant is in; null by day. */
    public @Nullable LocalDate eveningOf(Instant at, ZoneId zone) {
        var clock = new LocalClock(zone);
        LocalDate today = clock.dateAt(at);
        for (LocalDate evening : new LocalDate[] {today.minusDays(1), today}) {
            if (window().on(evening, clock).contains(at)) {
                return evening;
            }
        }
        return null;
    }
}
