package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, Europe/Berlin, 23",
        "2026-10-25, Europe/Berlin, 25",
        "2026-10-04, Australia/Lord_Howe, 23.5",
        "2026-06-01, UTC, 24"
    })
    void aDayIsAsLongAsItIsThere(LocalDate day, String zone, double hours) {
        assertThat(Days.of(day, day, ZoneId.of(zone)))
                .singleElement()
                .satisfies(one -> assertThat(Duration.between(one.starts(), one.ends()))
                        .isEqualTo(Duration.ofMinutes((long) (hours * 60))));
    }

    @Test
    void daysFollowOneAnotherWithoutAGap() {
        var days = Days.of(LocalDate.parse("2026-03-27"), LocalDate.parse("2026-04-02"), ZoneId.of("America/New_York"));

        assertThat(days).hasSize(7);
        for (int i = 1; i < days.size(); i++) {
            assertThat(days.get(i).starts()).isEqualTo(days.get(i - 1).ends());
        }
        assertThat(days.get(0).starts()).isEqualTo(Instant.parse("2026-03-27T04:00:00Z"));
    }

    @Test
    void thereAreNoneBackwards() {
        assertThat(Days.of(LocalDate.parse("2026-03-27"), LocalDate.parse("2026-03-26"), ZoneId.of("UTC")))
                .isEmpty();
    }
}
