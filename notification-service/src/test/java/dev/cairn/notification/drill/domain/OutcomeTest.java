package dev.cairn.notification.drill.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "true, true, false, 60, ACKNOWLEDGED",
        // also when it was seen late, or resolved by hand afterwards
        "true, true, false, -1, ACKNOWLEDGED",
        "true, true, true, 60, ACKNOWLEDGED",
        // taken on after its time
        "true, true, false, -6, FAILED",
        "true, true, true, -6, STOPPED",
        // by somebody whom nobody woke
        "true, false, false, 60, STOPPED",
        "false, false, true, 60, STOPPED",
        "false, false, true, -1, STOPPED",
        "false, false, false, 60, RUNNING",
        "false, false, false, 0, FAILED",
        "false, false, false, -1, FAILED",
    })
    void whatBecomesOfADrill(
            boolean acknowledged, boolean byPaged, boolean resolved, int secondsLeft, Outcome outcome) {
        assertThat(Outcome.of(
                        acknowledged ? NOW.minusSeconds(5) : null,
                        byPaged,
                        resolved,
                        NOW.plusSeconds(secondsLeft),
                        NOW))
                .isEqualTo(outcome);
    }
}
