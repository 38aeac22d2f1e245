package dev.cairn.notification.paging.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.RetrySchedule;
import dev.cairn.notification.paging.domain.Limits.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofSeconds(10));

    private static Instant ago(long seconds) {
        return NOW.minusSeconds(seconds);
    }

    @Test
    void whileThereIsRoomEachGoesByItself() {
        assertThat(LIMITS.decide(false, false, new Recent(null, null, ago(1)), NOW))
                .isInstanceOf(Turn.Alone.class);
        assertThat(LIMITS.decide(false, false, new Recent(ago(60), ago(600), ago(1)), NOW))
                .as("the windows have just ended")
                .isInstanceOf(Turn.Alone.class);
    }

    @Test
    void withoutRoomOneWaitsForTheLaterOfTheTwoWindows() {
        assertThat(LIMITS.decide(false, false, new Recent(ago(20), null, ago(1)), NOW))
                .isEqualTo(new Turn.Later(NOW.plusSeconds(40)));
        assertThat(LIMITS.decide(false, false, new Recent(ago(20), ago(500), ago(1)), NOW))
                .isEqualTo(new Turn.Later(NOW.plusSeconds(100)));
    }

    @Test
    void whatHadToWaitTakesTheOthersAlong() {
        assertThat(LIMITS.decide(false, true, new Recent(null, null, ago(50)), NOW))
                .isInstanceOf(Turn.Bundled.class);
    }

    @Test
    void aFirstMessageWaitsForNoWindow() {
        var full = new Recent(ago(20), ago(20), ago(10));

        assertThat(LIMITS.decide(true, false, full, NOW)).isInstanceOf(Turn.Bundled.class);
        assertThat(LIMITS.decide(false, false, full, NOW)).isEqualTo(new Turn.Later(NOW.plusSeconds(580)));
    }

    @Test
    void aFloodOfFirstMessagesKeepsADistance() {
        assertThat(LIMITS.decide(true, false, new Recent(ago(20), null, ago(3)), NOW))
                .isEqualTo(new Turn.Later(NOW.plusSeconds(7)));
        assertThat(LIMITS.decide(true, false, new Recent(ago(58), null, ago(3)), NOW))
                .as("there is room before")
                .isEqualTo(new Turn.Later(NOW.plusSeconds(2)));
    }

    private static Attempt failed(Integer status, Duration retryAfter) {
        return new Attempt(NOW, status, null, retryAfter, Duration.ofSeconds(1));
    }

    @Test
    void aFailureIsTriedAgainUntilTheScheduleEnds() {
        var retries = new Retries(
                new RetrySchedule(List.of(Duration.ofSeconds(10), Duration.ofSeconds(100))), Duration.ofMinutes(15));

        assertThat(retries.next(failed(500, null), 1, 0.5)).contains(Duration.ofSeconds(10));
        assertThat(retries.next(failed(null, null), 2, 0.5)).contains(Duration.ofSeconds(100));
        assertThat(retries.next(failed(500, null), 3, 0.5)).isEmpty();
    }

    @Test
    void whoAsksForTimeGetsItWithinReason() {
        var retries = new Retries(new RetrySchedule(List.of(Duration.ofSeconds(10))), Duration.ofMinutes(15));

        assertThat(retries.next(failed(429, Duration.ofSeconds(60)), 1, 0.5)).contains(Duration.ofSeconds(60));
        assertThat(retries.next(failed(429, Duration.ofSeconds(1)), 1, 0.5)).contains(Duration.ofSeconds(10));
        assertThat(retries.next(failed(503, Duration.ofHours(24)), 1, 0.5)).contains(Duration.ofSeconds(900));
        assertThat(retries.next(failed(410, null), 1, 0.5)).isEqualTo(Optional.empty());
    }
}
