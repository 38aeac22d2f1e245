package dev.cairn.notification.measure.domain;

import dev.cairn.notification.schedule.domain.Night;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often a person was paged in a month. What comes at night counts in the month in which the night began.
 *
 * @param pages that reached the person
 * @param nightPages of them at night, where the person lives
 * @param nights in which there was any
 * @param longestRun of nights one after the other
 */
public record NightLoad(String person, ZoneId zone, long pages, long nightPages, int nights, int longestRun) {

    /**
     * Pages that reached a person at one instant.
     *
     * @param zone where the person's night is
     */
    public record Woken(String person, Instant at, ZoneId zone, long pages) {}

    /** Adds up a month, by person. */
    public static List<NightLoad> of(List<Woken> woken, YearMonth month, Night night) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Woken one : woken) {
            LocalDate evening = night.eveningOf(one.at(), one.zone());
            LocalDate day = evening == null ? LocalDate.ofInstant(one.at(), one.zone()) : evening;
            if (YearMonth.from(day).equals(month)) {
                sums.computeIfAbsent(one.person(), person -> new Sum()).add(one, evening != null, day);
            }
        }
        var loads = new ArrayList<NightLoad>();
        sums.forEach((person, sum) -> loads.add(sum.load(person)));
        return loads;
    }

    private static final class Sum {

        private final TreeSet<LocalDate> nights = new TreeSet<>();
        private ZoneId zone = ZoneId.of("UTC");
        private long pages;
        private long nightPages;

        void add(Woken woken, boolean atNight, LocalDate day) {
            zone = woken.zone();
            pages += woken.pages();
            if (atNight) {
                nightPages += woken.pages();
                nights.add(day);
            }
        }

        NightLoad load(String person) {
            int longest = 0;
            int run = 0;
            LocalDate before = null;
            for (LocalDate evening : nights) {
                run = before != null && before.plusDays(1).equals(evening) ? run + 1 : 1;
                longest = Math.max(longest, run);
                before = evening;
            }
            return new NightLoad(person, zone, pages, nightPages, nights.size(), longest);
        }
    }
}
