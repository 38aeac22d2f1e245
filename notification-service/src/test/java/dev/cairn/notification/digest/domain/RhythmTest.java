package dev.cairn.notification.digest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

    private static Rhythm rhythm(String every, String day, String at, String zone) {
        return new Rhythm(
                Every.ofWord(every).orElseThrow(), DayOfWeek.valueOf(day), LocalTime.parse(at), ZoneId.of(zone));
    }

    @ParameterizedTest
    @CsvSource({
        // the same day, the next one, and exactly then
        "daily,  MONDAY, 08:00, Europe/Berlin, 2026-11-27T06:59:59Z, 2026-11-27T07:00:00Z",
        "daily,  MONDAY, 08:00, Europe/Berlin, 2026-11-27T07:00:00Z, 2026-11-28T07:00:00Z",
        "daily,  MONDAY, 00:00, Pacific/Kiritimati, 2026-11-27T09:00:00Z, 2026-11-27T10:00:00Z",
        "weekly, MONDAY, 08:00, Europe/Berlin, 2026-11-27T07:00:00Z, 2026-11-30T07:00:00Z",
        "weekly, FRIDAY, 08:00, Europe/Berlin, 2026-11-27T06:00:00Z, 2026-11-27T07:00:00Z",
        "weekly, FRIDAY, 08:00, Europe/Berlin, 2026-11-27T07:00:00Z, 2026-12-04T07:00:00Z",
        // the clock goes forward and back: the hour on the wall stays
        "daily,  MONDAY, 08:00, Europe/Berlin, 2026-03-28T07:00:00Z, 2026-03-29T06:00:00Z",
        "daily,  MONDAY, 08:00, Europe/Berlin, 2026-10-24T06:00:00Z, 2026-10-25T07:00:00Z",
        // a time that is left out, and the day after; a time that comes twice comes once
        "daily,  MONDAY, 02:30, Europe/Berlin, 2026-03-28T01:30:00Z, 2026-03-29T01:00:00Z",
        "daily,  MONDAY, 02:30, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-30T00:30:00Z",
        "daily,  MONDAY, 02:30, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "daily,  MONDAY, 02:15, Australia/Lord_Howe, 2026-10-03T00:00:00Z, 2026-10-03T15:30:00Z",
        // a day that an island left out
        "daily,  MONDAY, 08:00, Pacific/Apia, 2011-12-29T18:00:00Z, 2011-12-30T10:00:00Z",
    })
    void theNextTimeIsByTheClockOnTheWall(
            String every, String day, String at, String zone, Instant after, Instant next) {
        assertThat(rhythm(every, day, at, zone).after(after)).isEqualTo(next);
    }

    @Test
    void offIsNever() {
        assertThat(Rhythm.NEVER.after(Instant.EPOCH)).isNull();
    }

    @Test
    void itIsAlwaysLaterAndNeverFarOff() {
        var random = new Random(20261127);
        var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
        for (int i = 0; i < 5_000; i++) {
            var every = random.nextBoolean() ? Every.DAILY : Every.WEEKLY;
            var rhythm = new Rhythm(
                    every,
                    DayOfWeek.of(1 + random.nextInt(7)),
                    LocalTime.of(random.nextInt(24), random.nextInt(60)),
                    ZoneId.of(zones.get(random.nextInt(zones.size()))));
            Instant after = Instant.ofEpochSecond(1_300_000_000L + random.nextInt(700_000_000));
            Instant next = Objects.requireNonNull(rhythm.after(after));
            assertThat(next).as("%s after %s", rhythm, after).isAfter(after);
            assertThat(Duration.between(after, next))
                    .as("%s after %s", rhythm, after)
                    .isLessThanOrEqualTo(Duration.ofDays(every.days()).plusHours(25));
            Instant earlier = Objects.requireNonNull(rhythm.after(next.minusSeconds(1)));
            assertThat(earlier).as("%s just before %s", rhythm, next).isEqualTo(next);
        }
    }
}
