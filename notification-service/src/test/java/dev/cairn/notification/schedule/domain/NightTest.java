package dev.cairn.notification.schedule.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTest {

    /** Berlin changes its clock on 29 March (at 01:00Z) and on 25 October 2026, Lord Howe by half an hour, Troll by two. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27T20:59:59Z, Europe/Berlin,",
        "2026-11-27T21:00:00Z, Europe/Berlin, 2026-11-27",
        "2026-11-28T04:59:59Z, Europe/Berlin, 2026-11-27",
        "2026-11-28T05:00:00Z, Europe/Berlin,",
        "2026-03-28T20:59:59Z, Europe/Berlin,",
        "2026-03-28T21:00:00Z, Europe/Berlin, 2026-03-28",
        "2026-03-29T03:59:59Z, Europe/Berlin, 2026-03-28",
        "2026-03-29T04:00:00Z, Europe/Berlin,",
        "2026-10-24T19:59:59Z, Europe/Berlin,",
        "2026-10-24T20:00:00Z, Europe/Berlin, 2026-10-24",
        "2026-10-25T04:59:59Z, Europe/Berlin, 2026-10-24",
        "2026-10-25T05:00:00Z, Europe/Berlin,",
        "2026-11-27T12:00:00Z, Pacific/Kiritimati, 2026-11-27",
        "2026-11-27T16:00:00Z, Pacific/Kiritimati,",
        "2026-11-27T15:59:59Z, Pacific/Honolulu, 2026-11-26",
        "2026-11-27T16:00:00Z, Pacific/Honolulu,",
        "2026-04-04T18:30:00Z, Australia/Lord_Howe, 2026-04-04",
        "2026-03-29T03:59:59Z, Antarctica/Troll, 2026-03-28",
        "2026-03-29T04:00:00Z, Antarctica/Troll,"
    })
    void aNightIsThatOfThePersonsOwnClock(Instant at, ZoneId zone, @Nullable LocalDate evening) {
        assertThat(Night.USUAL.eveningOf(at, zone)).isEqualTo(evening);
    }

    @Test
    void theNightInWhichTheClockChangesIsShorterOrLonger() {
        assertThat(length("2026-03-28")).isEqualTo(Duration.ofHours(7));
        assertThat(length("2026-06-01")).isEqualTo(Duration.ofHours(8));
        assertThat(length("2026-10-24")).isEqualTo(Duration.ofHours(9));
    }

    private static Duration length(String evening) {
        return Night.USUAL
                .window()
                .on(LocalDate.parse(evening), new LocalClock(ZoneId.of("Europe/Berlin")))
                .length();
    }

    /** Midnight does not exist in Santiago on 6 September 2026, and comes twice in Havana on 1 November. */
    @Test
    void aNightMayBeginAtMidnight() {
        var late = new Night(LocalTime.MIDNIGHT, LocalTime.of(5, 0));

        assertThat(late.eveningOf(Instant.parse("2026-09-06T04:00:00Z"), ZoneId.of("America/Santiago")))
                .isEqualTo("2026-09-06");
        assertThat(late.eveningOf(Instant.parse("2026-11-01T04:00:00Z"), ZoneId.of("America/Havana")))
                .isEqualTo("2026-11-01");
        assertThat(late.eveningOf(Instant.parse("2026-11-27T12:00:00Z"), ZoneId.of("UTC")))
                .isNull();
    }
}
