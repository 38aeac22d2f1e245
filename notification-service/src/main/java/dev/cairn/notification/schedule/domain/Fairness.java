package dev.cairn.notification.schedule.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How the load is shared.
 *
 * @param shifts times without a break
 * @param total on call
 * @param nights of that in nights of the person's own clock
 * @param weekends of that on Saturday and Sunday of the person's own calendar
 */
public record Fairness(String person, int shifts, Duration total, Duration nights, Duration weekends) {

    private static final Window WEEKEND =
            new Window(EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /**
     * Counts a final schedule, by person.
     *
     * @param zones where each person lives
     */
    public static List<Fairness> of(List<PersonShift> shifts, Night night, Function<String, ZoneId> zones) {
        Map<String, Fairness> counted = new TreeMap<>();
        for (PersonShift shift : shifts) {
            var clock = new LocalClock(zones.apply(shift.person()));
            counted.merge(
                    shift.person(),
                    new Fairness(
                            shift.person(),
                            1,
                            shift.span().length(),
                            inside(shift.span(), night.window(), clock),
                            inside(shift.span(), WEEKEND, clock)),
                    Fairness::plus);
        }
        return List.copyOf(counted.values());
    }

    private Fairness plus(Fairness other) {
        return new Fairness(
                person,
                shifts + other.shifts,
                total.plus(other.total),
                nights.plus(other.nights),
                weekends.plus(other.weekends));
    }

    /** Windows of two days overlap where midnight comes twice, and are counted once. */
    private static Duration inside(Span shift, Window window, LocalClock clock) {
        var parts = new ArrayList<Span>();
        LocalDate end = clock.dateAt(shift.end());
        for (LocalDate date = clock.dateAt(shift.start()).minusDays(1); !date.isAfter(end); date = date.plusDays(1)) {
            if (window.weekdays().contains(date.getDayOfWeek())) {
                parts.add(window.on(date, clock).within(shift.start(), shift.end()));
            }
        }
        return Span.merged(parts).stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }
}
