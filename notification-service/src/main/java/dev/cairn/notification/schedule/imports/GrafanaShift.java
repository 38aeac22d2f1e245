package dev.cairn.notification.schedule.imports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A shift of Grafana OnCall, and when it is: a series of events, on each of which the next group of people is on call.
 *
 * @param frequency hourly, daily, weekly or monthly; null for a single event
 * @param seconds of an event, by the clock
 * @param rotationStart events before it are none
 * @param until events that start after it are none
 * @param days on which events are; empty for the day of the start, or every day
 * @param months in which events are; empty for all
 * @param monthDays on which events are; empty for the day of the start
 * @param groups keys of people; a single event and an override have one group
 */
record GrafanaShift(
        String pointer,
        String name,
        boolean override,
        ZoneId zone,
        int level,
        LocalDateTime start,
        long seconds,
        LocalDateTime rotationStart,
        @Nullable LocalDateTime until,
        @Nullable String frequency,
        int interval,
        DayOfWeek weekStart,
        Set<DayOfWeek> days,
        Set<Integer> months,
        Set<Integer> monthDays,
        List<List<String>> groups) {

    private static final int DAY = 24 * 60 * 60;

    GrafanaShift {
        days = Set.copyOf(days);
        months = Set.copyOf(months);
        monthDays = Set.copyOf(monthDays);
        groups = groups.stream().map(List::copyOf).toList();
    }

    int place() {
        return override ? Occurrence.OVERRIDE : level;
    }

    /** The day on which the week of the start begins. */
    LocalDate firstWeek() {
        return weekOf(start.toLocalDate());
    }

    private LocalDate weekOf(LocalDate date) {
        return date.minusDays(Math.floorMod(date.getDayOfWeek().getValue() - weekStart.getValue(), 7));
    }

    /** Events, looked for day by day and, if they are hourly, hour by hour. */
    List<Occurrence> between(Instant from, Instant to) {
        var found = new ArrayList<Occurrence>();
        LocalDate end = to.atZone(zone).toLocalDate().plusDays(1);
        LocalDate date = from.atZone(zone).toLocalDate().minusDays(seconds / DAY + 2);
        date = date.isBefore(start.toLocalDate()) ? start.toLocalDate() : date;
        for (; !date.isAfter(end); date = date.plusDays(1)) {
            if ("hourly".equals(frequency)) {
                for (int hour = 0; hour < 24; hour++) {
                    add(found, date.atTime(hour, start.getMinute(), start.getSecond()));
                }
            } else {
                add(found, date.atTime(start.toLocalTime()));
            }
        }
        return found;
    }

    private void add(List<Occurrence> found, LocalDateTime begin) {
        if (begin.isBefore(start) || begin.isBefore(rotationStart) || until != null && begin.isAfter(until)) {
            return;
        }
        long number = number(begin);
        if (number >= 0) {
            found.add(new Occurrence(
                    begin.atZone(zone).toInstant(),
                    begin.plusSeconds(seconds).atZone(zone).toInstant(),
                    groups.get((int) (number % groups.size())),
                    place()));
        }
    }

    /** The number of the group's turn at an event; -1 when there is no event. */
    private long number(LocalDateTime at) {
        LocalDate date = at.toLocalDate();
        if (!months.isEmpty() && !months.contains(date.getMonthValue())) {
            return -1;
        }
        if (frequency == null) {
            return at.equals(start) ? 0 : -1;
        }
        return switch (frequency) {
            case "hourly" -> isDay(date) ? every(ChronoUnit.HOURS.between(start, at)) : -1;
            case "daily" -> days.isEmpty() ? every(ChronoUnit.DAYS.between(start, at)) : listedDay(date);
            case "weekly" -> weekly(date);
            default -> monthly(date);
        };
    }

    private boolean isDay(LocalDate date) {
        return days.isEmpty() || days.contains(date.getDayOfWeek());
    }

    private long every(long units) {
        return units % interval == 0 ? units / interval : -1;
    }

    /** Groups take turns from one listed day to the next. */
    private long listedDay(LocalDate date) {
        if (!isDay(date)) {
            return -1;
        }
        long whole = ChronoUnit.DAYS.between(start.toLocalDate(), date) / 7;
        long number = whole * days.size();
        for (LocalDate one = start.toLocalDate().plusDays(7 * whole); one.isBefore(date); one = one.plusDays(1)) {
            number += isDay(one) ? 1 : 0;
        }
        return every(number);
    }

    private long weekly(LocalDate date) {
        boolean listed = days.isEmpty() ? date.getDayOfWeek() == start.getDayOfWeek() : isDay(date);
        return listed ? every(ChronoUnit.DAYS.between(firstWeek(), weekOf(date)) / 7) : -1;
    }

    /** Months that do not have the day have no event. */
    private long monthly(LocalDate date) {
        boolean listed = monthDays.isEmpty()
                ? date.getDayOfMonth() == start.getDayOfMonth()
                : monthDays.contains(date.getDayOfMonth());
        if (!listed || !isDay(date)) {
            return -1;
        }
        return every(ChronoUnit.MONTHS.between(start.toLocalDate().withDayOfMonth(1), date.withDayOfMonth(1)));
    }
}
