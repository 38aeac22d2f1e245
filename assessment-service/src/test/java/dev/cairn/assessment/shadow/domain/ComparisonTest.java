package dev.cairn.assessment.shadow.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.OwnRoadmaps;
import dev.cairn.assessment.assess.cel.CelExpressions;
import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.assess.domain.Fact;
import dev.cairn.assessment.assess.domain.FactValue;
import dev.cairn.assessment.assess.domain.Outcome;
import dev.cairn.assessment.roadmap.RoadmapReader;
import dev.cairn.assessment.roadmap.domain.Strength;
import dev.cairn.assessment.shadow.domain.Comparison.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final String TESTS = OwnRoadmaps.tests("house", 1);
    private static final String TESTS_AND_REVIEW = OwnRoadmaps.testsAndReview("house", 2);

    /** From one roadmap to the other and back, for projects that have either, both or nothing. */
    @ParameterizedTest
    @CsvSource({
        "true, true, same, same",
        "true, false, falls, rises",
        "false, true, same, same",
        "false, false, same, same",
    })
    void aProjectFallsWhereAGateWouldClose(boolean tests, boolean reviewed, String forth, String back) {
        Assessment lax = assess(TESTS, tests, reviewed);
        Assessment strict = assess(TESTS_AND_REVIEW, tests, reviewed);

        assertThat(Comparison.of(lax, strict).change().word()).isEqualTo(forth);
        assertThat(Comparison.of(strict, lax).change().word()).isEqualTo(back);
    }

    @Test
    void aPracticeThatPassesNoMoreIsAFallWhateverTheGate() {
        String proven = TESTS.replace("strength: detected", "strength: demonstrated");

        Comparison comparison = Comparison.of(assess(TESTS, true, false), assess(proven, true, false));

        assertThat(comparison.change()).isEqualTo(Change.FALLS);
        assertThat(comparison.practices()).singleElement().satisfies(practice -> {
            assertThat(practice.before()).isEqualTo(Outcome.MET);
            assertThat(practice.after()).isEqualTo(Outcome.UNKNOWN);
            assertThat(practice.because().get(0).check()).isEqualTo("build.tests.run");
            assertThat(practice.because().get(0).reason()).isNotBlank();
        });
    }

    @Test
    void phasesOfEitherAreTold() {
        String other = TESTS.replace("build", "make");

        Comparison comparison = Comparison.of(assess(TESTS, true, false), assess(other, true, false));

        assertThat(comparison.phases()).extracting(Comparison.Phase::id).containsExactly("make", "build");
        assertThat(comparison.phases().get(0).openBefore()).isNull();
        assertThat(comparison.phases().get(1).openAfter()).isNull();
        assertThat(comparison.change()).isEqualTo(Change.SAME);
    }

    private static Assessment assess(String yaml, boolean tests, boolean reviewed) {
        var expressions = new CelExpressions();
        List<Fact> facts = new ArrayList<>();
        if (tests) {
            facts.add(new Fact("ci.runs_tests", FactValue.of(true), Strength.DETECTED, "1", NOW, null));
        }
        if (reviewed) {
            facts.add(new Fact("own.reviewed", FactValue.of(true), Strength.CLAIMED, "2", NOW, null));
        }
        return new Assessor(new RoadmapReader(expressions).read(yaml), expressions)
                .assess(AssessmentInput.of(facts, "mvp", LocalDate.parse("2026-09-01"), null, NOW));
    }
}
