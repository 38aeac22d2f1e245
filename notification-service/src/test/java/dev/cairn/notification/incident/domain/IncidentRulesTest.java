package dev.cairn.notification.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.cairn.notification.incident.domain.IncidentRules.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentRulesTest {

    private static final Instant DECLARED = Instant.parse("2026-04-12T09:31:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            INVESTIGATING, INVESTIGATING, -,       NONE
            INVESTIGATING, IDENTIFIED,    -,       ALLOWED
            INVESTIGATING, RESOLVED,      -,       ALLOWED
            MONITORING,    INVESTIGATING, -,       ALLOWED
            RESOLVED,      RESOLVED,      -,       NONE
            RESOLVED,      INVESTIGATING, -,       NEEDS_REASON
            RESOLVED,      MONITORING,    It came, ALLOWED
            """)
    void movesForwardAndBackUntilItsEnd(IncidentStatus from, IncidentStatus to, String reason, Move expected) {
        assertThat(IncidentRules.move(from, to, reason)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0,  24 48 66
            23, 24 48 66
            24, 24 48 66
            30, 24 48 66
            48, 48 66
            65, 48 66
            66, 66
            500, 66
            """)
    void remindsOfWhatIsAheadAndOnceOfWhatIsPast(int hoursLater, String hours) {
        var due = IncidentRules.reminders(DECLARED, DECLARED.plus(Duration.ofHours(hoursLater)));

        assertThat(due.keySet())
                .containsExactlyElementsOf(
                        Stream.of(hours.split(" ")).map(Integer::valueOf).toList());
        due.forEach((after, at) -> assertThat(at).isEqualTo(DECLARED.plus(Duration.ofHours(after))));
    }

    @Test
    void aPlaceKeepsTheOrderOfTimeAndThenOfIds() {
        var random = new Random(20_261_127);
        record One(Instant at, UUID id) {}
        List<One> entries = Stream.generate(() -> new One(
                        DECLARED.plusMillis(random.nextInt(-50, 50) * 3_600_000L),
                        UuidCreator.getTimeOrderedEpochPlus1()))
                .limit(500)
                .toList();

        var byPlace = entries.stream()
                .sorted(Comparator.comparing(
                        one -> IncidentRules.place(one.id(), one.at()).toString()))
                .map(One::at)
                .toList();

        assertThat(byPlace).isSorted();
        assertThat(entries.stream().map(one -> IncidentRules.place(one.id(), one.at())))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenDownAtOnceStandsAtItsOwnId() {
        UUID id = UuidCreator.getTimeOrderedEpochPlus1();
        Instant at = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);

        assertThat(IncidentRules.place(id, at)).isEqualTo(id);
    }
}
