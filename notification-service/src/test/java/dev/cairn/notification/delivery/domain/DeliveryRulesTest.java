package dev.cairn.notification.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final RetrySchedule SCHEDULE = new RetrySchedule(List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24)));
    private static final DeliveryRules RULES = new DeliveryRules(SCHEDULE, Duration.ofDays(5), Duration.ofSeconds(30));

    private static Attempt answered(int status) {
        return new Attempt(NOW, status, null, null, Duration.ZERO);
    }

    @Test
    void thereAreTenTriesInAboutThreeDays() {
        assertThat(SCHEDULE.tries()).isEqualTo(10);
        Duration all = Duration.ZERO;
        for (int tries = 1; tries < SCHEDULE.tries(); tries++) {
            all = all.plus(SCHEDULE.after(tries, 0.5).orElseThrow());
        }
        assertThat(all).isBetween(Duration.ofDays(3), Duration.ofDays(4));
        assertThat(SCHEDULE.after(10, 0.5)).isEmpty();
    }

    @Test
    void pausesAreMovedByATenthAtTheMost() {
        assertThat(SCHEDULE.after(2, 0)).contains(Duration.ofSeconds(270));
        assertThat(SCHEDULE.after(2, 0.5)).contains(Duration.ofSeconds(300));
        assertThat(SCHEDULE.after(2, 1)).contains(Duration.ofSeconds(330));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void onlySuccessIsDelivered(int status) {
        assertThat(RULES.judge(answered(status), 1, null, 0.5)).isEqualTo(new Verdict.Delivered());
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 300, 301, 302, 304, 307, 400, 401, 404, 500, 501})
    void everythingElseIsTriedAgain(int status) {
        assertThat(RULES.judge(answered(status), 1, null, 0.5))
                .isEqualTo(new Verdict.TryAgain(NOW.plusSeconds(5), null));
    }

    @Test
    void noAnswerIsTriedAgain() {
        var attempt = new Attempt(NOW, null, "no answer within 15000 ms", null, Duration.ofSeconds(15));

        assertThat(RULES.judge(attempt, 1, null, 0.5)).isEqualTo(new Verdict.TryAgain(NOW.plusSeconds(20), null));
    }

    @Test
    void goneMeansGone() {
        assertThat(RULES.judge(answered(410), 1, null, 0.5)).isInstanceOf(Verdict.Disable.class);
    }

    @ParameterizedTest
    @CsvSource({"429", "502", "503", "504"})
    void anOverloadedEndpointIsLeftAlone(int status) {
        assertThat(RULES.judge(answered(status), 1, null, 0.5))
                .isEqualTo(new Verdict.TryAgain(NOW.plusSeconds(30), NOW.plusSeconds(30)));

        var asked = new Attempt(NOW, status, null, Duration.ofMinutes(10), Duration.ZERO);
        assertThat(RULES.judge(asked, 1, null, 0.5))
                .isEqualTo(new Verdict.TryAgain(NOW.plusSeconds(600), NOW.plusSeconds(600)));
        assertThat(RULES.judge(asked, 4, null, 0.5))
                .isEqualTo(new Verdict.TryAgain(NOW.plus(Duration.ofHours(2)), NOW.plusSeconds(600)));
    }

    @Test
    void theLastTryDisables() {
        assertThat(RULES.judge(answered(500), 9, NOW, 0.5)).isInstanceOf(Verdict.TryAgain.class);
        assertThat(RULES.judge(answered(500), 10, NOW, 0.5))
                .isEqualTo(new Verdict.Disable("A message did not arrive in 10 tries; the last: status 500"));
    }

    @Test
    void fiveDaysOfFailuresDisable() {
        Instant since = NOW.minus(Duration.ofDays(5));

        assertThat(RULES.judge(answered(500), 1, since, 0.5)).isInstanceOf(Verdict.Disable.class);
        assertThat(RULES.judge(answered(500), 1, since.plusSeconds(1), 0.5)).isInstanceOf(Verdict.TryAgain.class);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "120, 120",
                "0, 0",
                "' 7 ', 7",
                "999999999, 86400",
                "soon, -",
                "-5, -",
                "'', -",
                "99999999999999999999, -"
            })
    void retryAfterIsSeconds(String header, Long seconds) {
        assertThat(RetryAfter.read(header, NOW))
                .isEqualTo(seconds == null ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)));
    }

    @Test
    void retryAfterIsADateToo() {
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 03:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.read("Sun, 22 Nov 2026 02:00:00 GMT", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.read(null, NOW)).isEmpty();
    }
}
