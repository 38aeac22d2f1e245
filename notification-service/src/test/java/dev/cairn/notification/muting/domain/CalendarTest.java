package dev.cairn.notification.muting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.schedule.domain.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected instants are read off the zones' published changes of the clock, not computed. */
class CalendarTest {

    /** Zone, first opening and closing, repeat, an instant, and until when it is open then. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            Europe/Berlin,       2026-03-28T22:00, 2026-03-29T04:00, once,    2026-03-28T21:00:00Z, 2026-03-29T02:00:00Z
            Europe/Berlin,       2026-03-28T22:00, 2026-03-29T04:00, once,    2026-03-29T02:00:00Z, -
            Europe/Berlin,       2026-03-28T22:00, 2026-03-29T04:00, once,    2026-03-28T20:59:59Z, -
            Europe/Berlin,       2026-03-20T22:00, 2026-03-21T04:00, daily,   2026-03-28T23:00:00Z, 2026-03-29T02:00:00Z
            Europe/Berlin,       2026-03-20T22:00, 2026-03-21T04:00, daily,   2026-03-29T20:30:00Z, 2026-03-30T02:00:00Z
            Europe/Berlin,       2026-03-20T02:30, 2026-03-20T02:45, daily,   2026-03-29T01:00:00Z, -
            Europe/Berlin,       2026-03-20T02:30, 2026-03-20T03:30, daily,   2026-03-29T01:00:00Z, 2026-03-29T01:30:00Z
            Europe/Berlin,       2026-10-20T02:00, 2026-10-20T03:00, daily,   2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z
            Europe/Berlin,       2026-10-20T02:30, 2026-10-20T02:45, daily,   2026-10-25T01:40:00Z, 2026-10-25T01:45:00Z
            Europe/Berlin,       2026-10-20T02:30, 2026-10-20T02:45, daily,   2026-10-25T00:50:00Z, 2026-10-25T01:45:00Z
            America/New_York,    2026-03-01T01:00, 2026-03-01T05:00, weekly,  2026-03-08T08:30:00Z, 2026-03-08T09:00:00Z
            America/New_York,    2026-03-01T01:00, 2026-03-01T05:00, weekly,  2026-03-08T09:00:00Z, -
            America/New_York,    2026-11-01T00:00, 2026-11-02T00:00, once,    2026-11-02T04:59:59Z, 2026-11-02T05:00:00Z
            Australia/Lord_Howe, 2026-04-04T12:00, 2026-04-05T12:00, once,    2026-04-05T01:00:00Z, 2026-04-05T01:30:00Z
            America/Sao_Paulo,   2018-11-01T00:00, 2018-11-01T02:00, daily,   2018-11-04T03:00:00Z, 2018-11-04T04:00:00Z
            Asia/Kathmandu,      2026-01-31T22:00, 2026-02-01T02:00, monthly, 2026-02-28T16:15:00Z, 2026-02-28T20:15:00Z
            Asia/Kathmandu,      2026-01-31T22:00, 2026-02-01T02:00, monthly, 2026-03-31T16:15:00Z, 2026-03-31T20:15:00Z
            Asia/Kathmandu,      2026-01-31T22:00, 2026-02-01T02:00, monthly, 2026-03-28T16:15:00Z, -
            Pacific/Apia,        2011-12-20T10:00, 2011-12-20T12:00, daily,   2011-12-30T10:30:00Z, -
            Pacific/Apia,        2011-12-20T10:00, 2011-12-20T12:00, daily,   2011-12-30T20:30:00Z, 2011-12-30T22:00:00Z
            Africa/Casablanca,   2026-03-01T01:00, 2026-03-01T03:00, daily,   2026-02-15T02:30:00Z, -
            UTC,                 2026-01-01T00:00, 2026-01-01T23:00, daily,   2031-07-05T12:00:00Z, 2031-07-05T23:00:00Z
            """)
    void isOpenOnTheLocalCalendar(
            String zone, LocalDateTime start, LocalDateTime end, String repeat, Instant at, Instant until) {
        var calendar =
                new Calendar(ZoneId.of(zone), start, end, Repeat.ofWord(repeat).orElseThrow(), 1, Set.of(), null);

        assertThat(calendar.openUntil(at)).isEqualTo(until);
    }

    @Test
    void aWeeklyOneOpensOnItsWeekdaysInEveryOtherWeek() {
        var calendar = new Calendar(
                ZoneId.of("Europe/Berlin"),
                LocalDateTime.parse("2026-03-04T22:00"),
                LocalDateTime.parse("2026-03-04T23:00"),
                Repeat.WEEKLY,
                2,
                Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                LocalDate.parse("2026-04-01"));

        assertThat(starts(calendar.next(Instant.parse("2026-03-01T00:00:00Z"), 10)))
                .containsExactly(
                        "2026-03-04T21:00:00Z",
                        "2026-03-09T21:00:00Z",
                        "2026-03-18T21:00:00Z",
                        "2026-03-23T21:00:00Z",
                        "2026-04-01T20:00:00Z");
    }

    @Test
    void theNextOpeningsBeginWithTheOneThatIsOpenAndLeaveOutThoseOfNoLength() {
        var calendar = new Calendar(
                ZoneId.of("Europe/Berlin"),
                LocalDateTime.parse("2026-03-20T02:15"),
                LocalDateTime.parse("2026-03-20T02:45"),
                Repeat.DAILY,
                1,
                Set.of(),
                null);

        assertThat(starts(calendar.next(Instant.parse("2026-03-28T01:30:00Z"), 2)))
                .containsExactly("2026-03-28T01:15:00Z", "2026-03-30T00:15:00Z");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            once,    1, -,               3e9
            daily,   1, -,               24
            daily,   3, -,               72
            weekly,  1, -,               168
            weekly,  2, MONDAY,          336
            weekly,  1, MONDAY FRIDAY,   72
            weekly,  2, MONDAY SATURDAY, 48
            weekly,  1, MONDAY SUNDAY,   24
            monthly, 2, -,               672
            """)
    void knowsTheShortestTimeBetweenOpenings(String repeat, int every, String weekdays, double hours) {
        var calendar = new Calendar(
                ZoneId.of("UTC"),
                LocalDateTime.parse("2026-03-04T22:00"),
                LocalDateTime.parse("2026-03-04T23:00"),
                Repeat.ofWord(repeat).orElseThrow(),
                every,
                weekdays == null
                        ? Set.of()
                        : Arrays.stream(weekdays.split(" "))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet()),
                null);

        if (repeat.equals("once")) {
            assertThat(calendar.shortestPeriod()).isGreaterThan(Duration.ofDays(1_000_000));
        } else {
            assertThat(calendar.shortestPeriod()).isEqualTo(Duration.ofHours((long) hours));
        }
    }

    private static List<String> starts(List<Span> spans) {
        return spans.stream().map(span -> span.start().toString()).toList();
    }
}
