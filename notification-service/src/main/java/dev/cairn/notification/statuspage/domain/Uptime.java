package dev.cairn.notification.statuspage.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How long something was up, day by day on the calendar of a zone: a day has 23 to 25 hours where clocks change. */
public final class Uptime {

    /** From when on a status held. */
    public record Since<S>(Instant at, S status) {}

    /**
     * One day.
     *
     * @param known how much of it is past and was recorded; zero when nothing is known of it
     * @param down how much of that it was down
     * @param worst of the statuses of the day; null when nothing is known of it
     */
    public record Day<S>(
            LocalDate date,
            Duration known,
            Duration down,
            @Nullable S worst) {}

    private Uptime() {}

    /**
     * The days up to the present one, oldest first.
     *
     * @param history oldest first; before the first entry nothing is known
     * @param now nothing is known from then on
     * @param many how many days
     * @param down which statuses count as down
     */
    public static <S extends Comparable<S>> List<Day<S>> days(
            List<Since<S>> history, Instant now, ZoneId zone, int many, Predicate<S> down) {
        LocalDate today = now.atZone(zone).toLocalDate();
        var days = new ArrayList<Day<S>>();
        for (int back = many - 1; back >= 0; back--) {
            LocalDate date = today.minusDays(back);
            Instant end = start(date.plusDays(1), zone);
            days.add(day(date, start(date, zone), end.isBefore(now) ? end : now, history, down));
        }
        return List.copyOf(days);
    }

    /** When a day begins; not at midnight where the clock skips it. */
    private static Instant start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant();
    }

    private static <S extends Comparable<S>> Day<S> day(
            LocalDate date, Instant from, Instant until, List<Since<S>> history, Predicate<S> down) {
        Duration known = Duration.ZERO;
        Duration wasDown = Duration.ZERO;
        S worst = null;
        for (int i = 0; i < history.size(); i++) {
            Since<S> one = history.get(i);
            Instant begin = later(one.at(), from);
            Instant end = i + 1 < history.size() ? earlier(history.get(i + 1).at(), until) : until;
            if (begin.isBefore(end)) {
                Duration held = Duration.between(begin, end);
                known = known.plus(held);
                wasDown = down.test(one.status()) ? wasDown.plus(held) : wasDown;
                worst = worst == null || one.status().compareTo(worst) > 0 ? one.status() : worst;
            }
        }
        return new Day<>(date, known, wasDown, worst);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The share of the known time that it was not down, 0 to 1; null when nothing is known. */
    public static @Nullable Double share(List<? extends Day<?>> days) {
        Duration known = Duration.ZERO;
        Duration down = Duration.ZERO;
        for (Day<?> day : days) {
            known = known.plus(day.known());
            down = down.plus(day.down());
        }
        return known.isZero() ? null : 1 - (double) down.toMillis() / known.toMillis();
    }
}
