package dev.cairn.notification.drill.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.notification.schedule.domain.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrillCalendarTest {

    private static DrillCalendar calendar(
            String zone, String start, String unit, int every, String from, String until, String weekdays) {
        return new DrillCalendar(
                ZoneId.of(zone),
                LocalDate.parse(start),
                DrillCalendar.Unit.valueOf(unit),
                every,
                LocalTime.parse(from),
                LocalTime.parse(until),
                weekdays(weekdays));
    }

    private static Set<DayOfWeek> weekdays(String words) {
        return words.equals("ALL")
                ? EnumSet.allOf(DayOfWeek.class)
                : Arrays.stream(words.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({
        // the first, exactly at it, and the one after it
        "Europe/Berlin, 2026-12-07, WEEKS, 2, 10:00, 16:00, ALL, 2026-11-27T11:00:00Z, 2026-12-07T09:00:00Z",
        "Europe/Berlin, 2026-12-07, WEEKS, 2, 10:00, 16:00, ALL, 2026-12-07T09:00:00Z, 2026-12-07T09:00:00Z",
        "Europe/Berlin, 2026-12-07, WEEKS, 2, 10:00, 16:00, ALL, 2026-12-07T09:00:01Z, 2026-12-21T09:00:00Z",
        // the clock's time stays across the change
        "Europe/Berlin, 2027-03-22, WEEKS, 1, 10:00, 16:00, ALL, 2027-03-23T00:00:00Z, 2027-03-29T08:00:00Z",
        "America/New_York, 2026-10-26, WEEKS, 1, 10:00, 16:00, ALL, 2026-10-27T00:00:00Z, 2026-11-02T15:00:00Z",
        // a time that is left out begins at the first instant after it
        "Europe/Berlin, 2027-03-28, WEEKS, 1, 02:30, 05:00, ALL, 2027-03-27T00:00:00Z, 2027-03-28T01:00:00Z",
        // counted from the start: the last day of shorter months, and back
        "UTC, 2027-01-31, MONTHS, 1, 10:00, 16:00, ALL, 2027-02-01T00:00:00Z, 2027-02-28T10:00:00Z",
        "UTC, 2027-01-31, MONTHS, 1, 10:00, 16:00, ALL, 2027-03-01T00:00:00Z, 2027-03-31T10:00:00Z",
        "UTC, 2027-01-15, MONTHS, 3, 10:00, 16:00, ALL, 2027-01-16T00:00:00Z, 2027-04-15T10:00:00Z",
        // a Sunday moves to the next day that is allowed, also when it is asked for between the two
        "UTC, 2026-11-29, WEEKS, 1, 10:00, 16:00, MONDAY FRIDAY, 2026-11-27T00:00:00Z, 2026-11-30T10:00:00Z",
        "UTC, 2026-11-29, WEEKS, 1, 10:00, 16:00, MONDAY FRIDAY, 2026-11-29T12:00:00Z, 2026-11-30T10:00:00Z",
        "UTC, 2027-01-31, MONTHS, 1, 10:00, 16:00, TUESDAY, 2027-03-01T00:00:00Z, 2027-03-02T10:00:00Z",
        "UTC, 2027-01-31, MONTHS, 1, 10:00, 16:00, TUESDAY, 2027-03-02T10:00:01Z, 2027-04-06T10:00:00Z",
    })
    void theNextDrillBegins(
            String zone,
            String start,
            String unit,
            int every,
            String from,
            String until,
            String weekdays,
            String at,
            String next) {
        assertThat(calendar(zone, start, unit, every, from, until, weekdays)
                        .next(Instant.parse(at))
                        .start())
                .isEqualTo(Instant.parse(next));
    }

    @Test
    void itIsTooLateAtTheEndOfTheDaysTime() {
        var calendar = calendar("Europe/Berlin", "2026-12-07", "WEEKS", 1, "10:00", "16:00", "ALL");

        assertThat(calendar.next(Instant.parse("2026-12-01T00:00:00Z")).end())
                .isEqualTo(Instant.parse("2026-12-07T15:00:00Z"));
    }

    @Test
    void wheneverItIsAskedTheNextOneIsAheadAndAllowed() {
        var random = new Random(20261127);
        var zones = new String[] {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"};
        for (int i = 0; i < 2000; i++) {
            var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
            var unit = DrillCalendar.Unit.values()[random.nextInt(2)];
            int hour = random.nextInt(23);
            int every = 1 + random.nextInt(4);
            var calendar = new DrillCalendar(
                    ZoneId.of(zones[random.nextInt(zones.length)]),
                    LocalDate.parse("2026-01-31").plusDays(random.nextInt(700)),
                    unit,
                    every,
                    LocalTime.of(hour, random.nextInt(60)),
                    LocalTime.of(hour + 1, random.nextInt(60)).plusNanos(1),
                    days);
            Instant at = Instant.parse("2025-06-01T00:00:00Z").plusSeconds(random.nextInt(100_000_000));

            Span next = calendar.next(at);

            assertThat(next.start()).isAfterOrEqualTo(at);
            assertThat(next.isEmpty()).isFalse();
            assertThat(days).contains(next.start().atZone(calendar.zone()).getDayOfWeek());
            Span after = calendar.next(next.start().plusMillis(1));
            assertThat(Duration.between(next.start(), after.start()))
                    .isGreaterThan(
                            Duration.ofDays(unit == DrillCalendar.Unit.WEEKS ? 7L * every - 1 : 27L * every - 7));
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> calendar("UTC", "2026-12-07", "WEEKS", 0, "10:00", "16:00", "ALL"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar("UTC", "2026-12-07", "WEEKS", 1, "16:00", "10:00", "ALL"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
