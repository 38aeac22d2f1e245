package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.assess.domain.Explanation.Rule;
import dev.cairn.assessment.assess.domain.Explanation.Source;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A check, explained in sentences. */
class ExplanationTest {

    private static final Instant SEEN = Instant.parse("2026-11-22T09:00:00Z");
    private static final Source SCAN = new Source(
            "scan", "4f2a91c", Map.of("ci.runs_tests", List.of(new Rule("github-actions", 3), new Rule("make", 1))));

    static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of(
                        read(FactRead.State.COUNTS, true, Duration.ofDays(10)),
                        "ci.runs_tests is true: detected on 2026-11-22 09:00 UTC by the source scan of revision 4f2a91c with"
                                + " github-actions (3 places), make (1 place); it counts until 2026-12-02 09:00 UTC and is"
                                + " ageing from 2026-11-30 09:00 UTC on."),
                Arguments.of(
                        read(FactRead.State.COUNTS, true, null),
                        "ci.runs_tests is true: detected on 2026-11-22 09:00 UTC by the source scan of revision 4f2a91c with"
                                + " github-actions (3 places), make (1 place)."),
                Arguments.of(
                        read(FactRead.State.EXPIRED, true, Duration.ofDays(10)),
                        "ci.runs_tests was true: detected on 2026-11-22 09:00 UTC by the source scan of revision 4f2a91c with"
                                + " github-actions (3 places), make (1 place), which counted until 2026-12-02 09:00 UTC."),
                Arguments.of(
                        read(FactRead.State.TOO_WEAK, false, Duration.ofDays(10)),
                        "ci.runs_tests is false: detected on 2026-11-22 09:00 UTC by the source scan of revision 4f2a91c with"
                                + " github-actions (3 places), make (1 place), which is too weak to count."),
                Arguments.of(
                        read(FactRead.State.WRONG_TYPE, true, null),
                        "ci.runs_tests is true: detected on 2026-11-22 09:00 UTC by the source scan of revision 4f2a91c with"
                                + " github-actions (3 places), make (1 place), which is not of the type that is asked."),
                Arguments.of(FactRead.missing("ci.runs_tests"), "Nothing tells ci.runs_tests."));
    }

    @ParameterizedTest
    @MethodSource("facts")
    void eachStateOfAFactHasItsSentence(FactRead fact, String sentence) {
        assertThat(explained(Outcome.UNKNOWN, Duration.ofDays(10), null, fact).sentences())
                .contains(sentence);
    }

    @Test
    void whatIsMetIsToldWithItsLimits() {
        var explanation = explained(
                Outcome.MET, Duration.ofDays(10), null, read(FactRead.State.COUNTS, true, Duration.ofDays(10)));

        assertThat(explanation.sentences())
                .startsWith(
                        "“Tests run” is met.",
                        "It asks that ci.runs_tests, by evidence that is at least detected and at most 10 days old.")
                .endsWith(
                        "Looked with 4 rules.",
                        "It counts until 2026-12-02 09:00 UTC, and is ageing from 2026-11-30 09:00 UTC on.");
        assertThat(explanation.staleAt()).isEqualTo(Instant.parse("2026-12-02T09:00:00Z"));
        assertThat(explanation.ageingFrom()).isEqualTo(Instant.parse("2026-11-30T09:00:00Z"));
    }

    @Test
    void whatNeverGoesStaleSaysSo() {
        assertThat(explained(Outcome.MET, null, null, read(FactRead.State.COUNTS, true, null))
                        .sentences())
                .contains("It asks that ci.runs_tests, by evidence that is at least detected and of any age.")
                .endsWith("It counts until something says otherwise.");
    }

    @Test
    void whatIsMissingSaysWhatWouldProveIt() {
        assertThat(explained(Outcome.UNKNOWN, Duration.ofHours(36), null, FactRead.missing("ci.runs_tests"))
                        .sentences())
                .contains("It asks that ci.runs_tests, by evidence that is at least detected and at most 36 hours old.")
                .endsWith("What would prove it: A scan.", "What to do: Run them.")
                .noneMatch(sentence -> sentence.startsWith("It counts"));
    }

    @Test
    void whatIsWaivedNamesTheWaiverAndWhatItStandsInFor() {
        var waiver = new Waiver("w", "foundation.ci-cd", "The platform does it", SEEN.plus(Duration.ofDays(3)), "Ben");

        assertThat(explained(Outcome.WAIVED, null, waiver, FactRead.missing("ci.runs_tests"))
                        .sentences())
                .contains("It is waived until 2026-11-25 09:00 UTC, approved by Ben: The platform does it.")
                .contains("What would prove it: A scan.");
    }

    private static FactRead read(FactRead.State state, boolean value, @Nullable Duration freshness) {
        return new FactRead(
                "ci.runs_tests",
                state,
                FactValue.of(value),
                Strength.DETECTED,
                "e1",
                SEEN,
                freshness == null ? null : SEEN.plus(freshness));
    }

    private static Explanation explained(
            Outcome outcome, @Nullable Duration freshness, @Nullable Waiver waiver, FactRead fact) {
        return new Explanation(
                "Tests run",
                outcome,
                "ci.runs_tests",
                Strength.DETECTED,
                freshness,
                List.of(fact),
                Map.of("e1", SCAN),
                List.of("looked with 4 rules"),
                waiver,
                null,
                "A scan.",
                "Run them");
    }
}
