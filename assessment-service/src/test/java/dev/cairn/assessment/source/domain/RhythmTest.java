package dev.cairn.assessment.source.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a repository is asked again, and which pushes have it asked at once. */
class RhythmTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void afterSuccessItIsTheRhythmATenthSoonerOrLater() {
        var every = Duration.ofHours(10);

        assertThat(Duration.between(NOW, new Rhythm(every, 0).next(NOW))).isEqualTo(Duration.ofHours(9));
        assertThat(Duration.between(NOW, new Rhythm(every, 0.5).next(NOW))).isEqualTo(every);
        assertThat(Duration.between(NOW, new Rhythm(every, 1).next(NOW))).isEqualTo(Duration.ofHours(11));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, PT5M",
        "1, 2, PT10M",
        "1, 3, PT20M",
        "1, 9, PT21H20M",
        "1, 10, PT24H",
        "1, 2000000000, PT24H",
        "48, 10, PT42H40M",
        "48, 11, PT48H",
        "720, 100, PT720H"
    })
    void afterFailuresItIsTwiceAsLateEachTimeUpToADayOrTheRhythm(int hours, int failures, Duration pause) {
        var rhythm = new Rhythm(Duration.ofHours(hours), 0);

        assertThat(Duration.between(NOW, rhythm.nextAfter(failures, NOW))).isEqualTo(pause);
    }

    @ParameterizedTest
    @CsvSource({
        "refs/heads/main, false, main, , true",
        "refs/heads/main, false, main, main, true",
        "refs/heads/main, false, main, release, false",
        "refs/heads/release, false, main, release, true",
        "refs/heads/release, false, main, , false",
        "refs/heads/main, true, main, , false",
        "refs/tags/main, false, main, , false",
        "refs/heads/x/main, false, main, , false",
        ", false, main, , false",
        "refs/heads/any, false, , , true"
    })
    void aPushConcernsTheFollowedBranchOnly(
            @Nullable String ref,
            boolean deleted,
            @Nullable String defaultBranch,
            @Nullable String followed,
            boolean concerns) {
        assertThat(new Push(ref, deleted, defaultBranch).concerns(followed)).isEqualTo(concerns);
    }
}
