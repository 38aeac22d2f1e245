package dev.cairn.notification.statuspage.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UptimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private enum How {
        UP,
        SLOW,
        DOWN
    }

    private static Uptime.Since<How> since(String at, How how) {
        return new Uptime.Since<>(Instant.parse(at), how);
    }

    private static List<Uptime.Day<How>> days(List<Uptime.Since<How>> history, String now, ZoneId zone, int many) {
        return Uptime.days(history, Instant.parse(now), zone, many, how -> how == How.DOWN);
    }

    @Test
    void aDayTellsHowLongItWasDownAndItsWorst() {
        var days = days(
                List.of(
                        since("2026-06-01T00:00:00Z", How.UP),
                        since("2026-06-03T10:00:00Z", How.DOWN),
                        since("2026-06-03T13:00:00Z", How.SLOW),
                        since("2026-06-03T14:00:00Z", How.UP)),
                "2026-06-04T12:00:00Z",
                ZoneId.of("UTC"),
                3);

        assertThat(days)
                .extracting(Uptime.Day::date)
                .containsExactly(
                        LocalDate.parse("2026-06-02"), LocalDate.parse("2026-06-03"), LocalDate.parse("2026-06-04"));
        assertThat(days)
                .extracting(Uptime.Day::down)
                .containsExactly(Duration.ZERO, Duration.ofHours(3), Duration.ZERO);
        assertThat(days).extracting(Uptime.Day::worst).containsExactly(How.UP, How.DOWN, How.UP);
        assertThat(days.get(2).known()).as("nothing is known of the future").isEqualTo(Duration.ofHours(12));
        assertThat(Uptime.share(days)).isEqualTo(1 - 3.0 / 60);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25", "2026-06-01, 24"})
    void aDayHasAsManyHoursAsTheClockGivesIt(String date, long hours) {
        var days = days(List.of(since("2026-01-01T00:00:00Z", How.DOWN)), date + "T23:30:00Z", BERLIN, 2);

        assertThat(days.get(0).date()).isEqualTo(LocalDate.parse(date));
        assertThat(days.get(0).known()).isEqualTo(Duration.ofHours(hours));
        assertThat(days.get(0).down()).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void nothingIsKnownOfTheTimeBefore() {
        var days = days(List.of(since("2026-06-03T06:00:00Z", How.UP)), "2026-06-03T12:00:00Z", ZoneId.of("UTC"), 2);

        assertThat(days.get(0).worst()).isNull();
        assertThat(Uptime.share(days.subList(0, 1))).isNull();
        assertThat(days.get(1).known()).isEqualTo(Duration.ofHours(6));
        assertThat(Uptime.share(days)).isEqualTo(1.0);
    }

    @Test
    void whatBeganLongAgoCountsForEachDay() {
        var days = days(List.of(since("2025-01-01T00:00:00Z", How.DOWN)), "2026-06-03T12:00:00Z", BERLIN, 90);

        assertThat(days)
                .hasSize(90)
                .allMatch(day -> day.worst() == How.DOWN && day.down().equals(day.known()));
        assertThat(Uptime.share(days)).isEqualTo(0.0);
    }

    /** Whatever happened: the days are whole, follow each other, and lose or gain no time. */
    @Test
    void noTimeIsLostOrCountedTwice() {
        var random = new Random(20_261_127);
        for (int round = 0; round < 300; round++) {
            Instant now = Instant.parse("2026-11-01T00:00:00Z").plusSeconds(random.nextInt(10_000_000));
            var history = new ArrayList<Uptime.Since<How>>();
            Instant at = now.minus(Duration.ofDays(random.nextInt(60) + 31));
            Duration down = Duration.ZERO;
            Instant first = now.atZone(BERLIN)
                    .toLocalDate()
                    .minusDays(29)
                    .atStartOfDay(BERLIN)
                    .toInstant();
            while (at.isBefore(now)) {
                How how = How.values()[random.nextInt(3)];
                history.add(new Uptime.Since<>(at, how));
                Instant next = at.plusSeconds(1 + random.nextInt(400_000));
                Instant from = at.isBefore(first) ? first : at;
                Instant until = next.isBefore(now) ? next : now;
                if (how == How.DOWN && from.isBefore(until)) {
                    down = down.plus(Duration.between(from, until));
                }
                at = next;
            }
            var days = days(history, now.toString(), BERLIN, 30);

            assertThat(days.stream().map(Uptime.Day::down).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(down);
            assertThat(days.stream().map(Uptime.Day::known).reduce(Duration.ZERO, Duration::plus))
                    .isEqualTo(Duration.between(first, now));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 100 %", "0.99999, 99.99 %", "0.9995, 99.95 %", "0.5, 50.00 %", "0, 0.00 %"})
    void onlyNothingAtAllIsAHundredPercent(double share, String told) {
        assertThat(Shares.percent(share)).isEqualTo(told);
    }
}
