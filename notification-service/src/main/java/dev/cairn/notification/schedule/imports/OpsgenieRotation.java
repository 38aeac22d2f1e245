package dev.cairn.notification.schedule.imports;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rotation of Opsgenie.
 *
 * @param type hourly, daily or weekly
 * @param people keys; null for nobody
 * @param hours when it counts; empty for always
 */
record OpsgenieRotation(
        String pointer,
        String id,
        String name,
        String type,
        int length,
        Instant start,
        @Nullable Instant end,
        List<@Nullable String> people,
        List<Restriction> hours) {

    private static final int WEEK_MINUTES = 7 * 24 * 60;
    private static final int DAY_MINUTES = 24 * 60;

    OpsgenieRotation {
        people = Collections.unmodifiableList(new ArrayList<>(people));
        hours = List.copyOf(hours);
    }

    /**
     * From a time on some weekdays to another time that many minutes of the clock later.
     *
     * @param days on which it starts
     */
    record Restriction(Set<DayOfWeek> days, LocalTime start, int minutes) {

        static Restriction daily(LocalTime start, LocalTime end) {
            int minutes = Math.floorMod((int) ChronoUnit.MINUTES.between(start, end), DAY_MINUTES);
            return new Restriction(EnumSet.allOf(DayOfWeek.class), start, minutes == 0 ? DAY_MINUTES : minutes);
        }

        static Restriction weekly(DayOfWeek startDay, LocalTime start, DayOfWeek endDay, LocalTime end) {
            int minutes = (endDay.getValue() - startDay.getValue()) * DAY_MINUTES
                    + (int) ChronoUnit.MINUTES.between(start, end);
            int length = Math.floorMod(minutes, WEEK_MINUTES);
            return new Restriction(Set.of(startDay), start, length == 0 ? WEEK_MINUTES : length);
        }
    }

    /**
     * Whose turn is when. Hours are counted as they pass, days and weeks by the calendar of the zone, which is what Opsgenie's
     * documentation leaves one to think.
     */
    List<Occurrence> between(ZoneId zone, Instant from, Instant to) {
        var found = new ArrayList<Occurrence>();
        Instant last = end != null && end.isBefore(to) ? end : to;
        List<Instant[]> counting = hours.isEmpty() ? List.of() : counting(zone, from, last);
        for (long turn = turnAt(zone, from); handover(zone, turn).isBefore(last); turn++) {
            Instant begin = handover(zone, turn);
            Instant finish = handover(zone, turn + 1);
            finish = finish.isBefore(last) ? finish : last;
            String person = people.get((int) (turn % people.size()));
            if (person == null || !finish.isAfter(from)) {
                continue;
            }
            if (hours.isEmpty()) {
                found.add(new Occurrence(begin, finish, List.of(person), 0));
            }
            for (Instant[] one : counting) {
                Instant opens = one[0].isAfter(begin) ? one[0] : begin;
                Instant closes = one[1].isBefore(finish) ? one[1] : finish;
                if (opens.isBefore(closes)) {
                    found.add(new Occurrence(opens, closes, List.of(person), 0));
                }
            }
        }
        return found;
    }

    private Instant handover(ZoneId zone, long turn) {
        long many = turn * length;
        ZonedDateTime first = start.atZone(zone);
        return switch (type) {
            case "hourly" -> start.plus(many, ChronoUnit.HOURS);
            case "daily" -> first.plusDays(many).toInstant();
            default -> first.plusWeeks(many).toInstant();
        };
    }

    /** A turn that has begun by then, or the first. */
    private long turnAt(ZoneId zone, Instant at) {
        long hours = Math.max(0, ChronoUnit.HOURS.between(start, at));
        long perTurn = (long) length * (type.equals("hourly") ? 1 : type.equals("daily") ? 24 : 168);
        long turn = Math.max(0, hours / perTurn - 1);
        while (handover(zone, turn + 1).isBefore(at)) {
            turn++;
        }
        return turn;
    }

    private List<Instant[]> counting(ZoneId zone, Instant from, Instant to) {
        var found = new ArrayList<Instant[]>();
        var end = to.atZone(zone).toLocalDate().plusDays(1);
        for (var date = from.atZone(zone).toLocalDate().minusDays(8); !date.isAfter(end); date = date.plusDays(1)) {
            for (Restriction one : hours) {
                if (one.days().contains(date.getDayOfWeek())) {
                    var begin = date.atTime(one.start());
                    found.add(new Instant[] {
                        begin.atZone(zone).toInstant(),
                        begin.plusMinutes(one.minutes()).atZone(zone).toInstant()
                    });
                }
            }
        }
        return found;
    }
}
