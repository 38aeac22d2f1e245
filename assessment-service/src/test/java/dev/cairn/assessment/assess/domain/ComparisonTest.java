package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.assess.domain.Comparison.Moved;
import dev.cairn.assessment.assess.domain.Comparison.PracticeStep;
import dev.cairn.assessment.assess.domain.Comparison.Step;
import dev.cairn.assessment.roadmap.domain.Phase;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.SkipItem;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two assessments of one project, compared. */
class ComparisonTest {

    private static final Instant LATER = Fixture.NOW.plus(Duration.ofDays(60));
    private static final Roadmap ROADMAP = Fixture.roadmap(
            Fixture.phase("one", 1, 6, Fixture.practice("one.a", List.of(), Fixture.check("one.a.c", "f.b0"))),
            Fixture.phase("two", 7, 12, Fixture.practice("two.a", List.of(), Fixture.check("two.a.c", "f.b1"))));

    @Test
    void theSameTwiceDiffersInNothing() {
        Snapshot one = snapshot(ROADMAP, input(true, Fixture.NOW));

        Comparison comparison = Comparison.of(one, one);

        assertThat(comparison.phases()).isEmpty();
        assertThat(comparison.practices()).isEmpty();
        assertThat(comparison.sameRoadmap()).isTrue();
        assertThat(comparison.premature()).isEqualTo(new Moved<>(List.of(), List.of()));
        assertThat(comparison.trusted().reasons()).isEqualTo(new Moved<>(List.of(), List.of()));
        assertThat(comparison.phase()).isEqualTo(new Step<>("two", "two"));
    }

    static Stream<Arguments> causes() {
        AssessmentInput met = input(true, Fixture.NOW);
        AssessmentInput unmet = input(false, Fixture.NOW);
        AssessmentInput none = Fixture.input();
        AssessmentInput old = input(true, LATER);
        AssessmentInput waived = Fixture.with(unmet, List.of(Fixture.waiver("one.a", "later", LATER)), List.of());
        AssessmentInput out =
                Fixture.with(unmet, List.of(), List.of(new ApplicabilityOverride("one.a", false, "no users")));
        return Stream.of(
                Arguments.of(unmet, met, "unmet met evidence false"),
                Arguments.of(none, unmet, "unknown unmet evidence false"),
                Arguments.of(met, unmet, "met unmet lost true"),
                Arguments.of(met, none, "met unknown lost true"),
                Arguments.of(met, old, "met stale expired true"),
                Arguments.of(unmet, waived, "unmet waived waiver false"),
                Arguments.of(waived, unmet, "waived unmet waiver false"),
                Arguments.of(waived, met, "waived met evidence false"),
                Arguments.of(met, out, "met not-applicable applicability true"));
    }

    @ParameterizedTest
    @MethodSource("causes")
    void eachDifferenceHasItsCause(AssessmentInput from, AssessmentInput to, String expected) {
        PracticeStep step = Comparison.of(snapshot(ROADMAP, from), snapshot(ROADMAP, to))
                .practices()
                .get(0);

        assertThat(step.id()).isEqualTo("one.a");
        assertThat(word(step.outcome().from()) + " " + word(step.outcome().to()) + " "
                        + (step.cause() == null ? null : step.cause().word()) + " " + step.regression())
                .isEqualTo(expected);
    }

    /** One cause for one change, whether it is told by the assessment itself or found by comparing. */
    @ParameterizedTest
    @MethodSource("causes")
    void theCauseIsTheOneThatTheAssessmentItselfTells(AssessmentInput from, AssessmentInput to, String expected) {
        Assessment before = new Assessor(ROADMAP, Fixture.CEL).assess(from);
        Assessment after = new Assessor(ROADMAP, Fixture.CEL).assess(to.withPrevious(Previous.of(before)));

        Change told = after.changes().get(0);
        PracticeStep found = Comparison.of(Snapshot.of(before), Snapshot.of(after))
                .practices()
                .get(0);

        assertThat(found.cause()).isEqualTo(told.cause());
        assertThat(found.regression()).isEqualTo(told.regression());
    }

    @Test
    void aDifferenceNamesTheEvidenceOfBothSides() {
        var step = Comparison.of(
                        snapshot(ROADMAP, input(false, Fixture.NOW)),
                        snapshot(
                                ROADMAP,
                                Fixture.input(new Fact(
                                        "f.b0",
                                        FactValue.of(true),
                                        Strength.DEMONSTRATED,
                                        "newer",
                                        Fixture.NOW,
                                        null))))
                .practices()
                .get(0)
                .checks()
                .get(0);

        assertThat(step.score()).isEqualTo(new Step<>(0.0, 1.0));
        assertThat(step.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.name()).isEqualTo("f.b0");
            assertThat(fact.from())
                    .isNotNull()
                    .extracting(FactRead::evidenceId)
                    .asString()
                    .startsWith("e-f.b0");
            assertThat(fact.to()).isNotNull().extracting(FactRead::evidenceId).isEqualTo("newer");
        });
    }

    @Test
    void aWordOnWhatAppliesIsADifferenceAlsoWhereNothingElseIs() {
        AssessmentInput detected = input(true, Fixture.NOW);
        AssessmentInput said = Fixture.with(
                detected,
                List.of(),
                List.of(new ApplicabilityOverride(
                        "one.a", true, "we do run it", new Overruler("ana", Fixture.NOW, null))));

        PracticeStep step = Comparison.of(snapshot(ROADMAP, detected), snapshot(ROADMAP, said))
                .practices()
                .get(0);

        assertThat(step.outcome()).isEqualTo(new Step<>(Outcome.MET, Outcome.MET));
        assertThat(step.cause()).isNull();
        assertThat(step.checks()).singleElement().satisfies(check -> {
            assertThat(check.overruled().from()).isNull();
            assertThat(check.overruled().to())
                    .isNotNull()
                    .extracting(Overruling::says)
                    .isEqualTo("applies");
        });
    }

    @Test
    void earlyWorkAndReasonsForNoComeAndGo() {
        var skip = new SkipItem("one.skip.x", "X", "f.b1", Strength.DETECTED, "Stop.", "Much.");
        List<Practice> practices = ROADMAP.phases().get(0).practices();
        Roadmap roadmap =
                Fixture.roadmap(new Phase("one", "One", "weeks", 1, 6, "one.a.c", List.of(skip), List.of(), practices));
        Fact begun = Fixture.fact("f.b1", true);
        Snapshot early = snapshot(roadmap, Fixture.input(Fixture.fact("f.b0", false), begun));
        Snapshot done = snapshot(roadmap, Fixture.input(Fixture.fact("f.b0", true), begun));

        Comparison comparison = Comparison.of(early, done);
        Comparison back = Comparison.of(done, early);

        assertThat(comparison.premature())
                .isEqualTo(new Moved<>(List.of(), List.of(new Snapshot.Early("one.skip.x", "X"))));
        assertThat(back.premature().came()).isEqualTo(comparison.premature().gone());
        assertThat(comparison.trusted().to()).isTrue();
        assertThat(comparison.trusted().reasons().gone())
                .singleElement()
                .asString()
                .contains("the gate of One");
        assertThat(back.trusted().reasons().came())
                .isEqualTo(comparison.trusted().reasons().gone());
    }

    @Test
    void gatesReadinessNextActionAndPhaseAreCompared() {
        Comparison comparison = Comparison.of(
                snapshot(ROADMAP, input(false, Fixture.NOW)), snapshot(ROADMAP, input(true, Fixture.NOW)));

        assertThat(comparison.phase()).isEqualTo(new Step<>("one", "two"));
        assertThat(comparison.phases()).singleElement().satisfies(phase -> {
            assertThat(phase.open()).isEqualTo(new Step<>(false, true));
            assertThat(phase.readiness()).isEqualTo(new Step<>(0.0, 100.0));
        });
        assertThat(comparison.next().from())
                .isNotNull()
                .extracting(Snapshot.Next::check)
                .isEqualTo("one.a.c");
        assertThat(comparison.next().to())
                .isNotNull()
                .extracting(Snapshot.Next::check)
                .isEqualTo("two.a.c");
    }

    @Test
    void anotherRoadmapsPracticesComeAndGo() {
        Roadmap other = Fixture.roadmap(
                Fixture.phase("one", 1, 6, Fixture.practice("one.b", List.of(), Fixture.check("one.b.c", "f.b0"))));

        Comparison comparison = Comparison.of(
                snapshot(ROADMAP, input(true, Fixture.NOW)),
                snapshot(
                        new Roadmap("other", 2, "Other", other.facts(), other.phases(), List.of()),
                        input(true, Fixture.NOW)));

        assertThat(comparison.sameRoadmap()).isFalse();
        assertThat(comparison.practices()).extracting(PracticeStep::id).containsExactly("one.b", "one.a", "two.a");
        assertThat(comparison.practices()).extracting(PracticeStep::cause).containsOnlyNulls();
        assertThat(comparison.practices().get(0).outcome()).isEqualTo(new Step<>(null, Outcome.MET));
        assertThat(comparison.practices().get(1).outcome()).isEqualTo(new Step<>(Outcome.MET, null));
        assertThat(comparison.phases())
                .singleElement()
                .satisfies(phase -> assertThat(phase.open()).isEqualTo(new Step<>(false, null)));
    }

    private static AssessmentInput input(boolean value, Instant now) {
        return Fixture.input(List.of(Fixture.fact("f.b0", value)), now, null);
    }

    private static Snapshot snapshot(Roadmap roadmap, AssessmentInput input) {
        return Snapshot.of(new Assessor(roadmap, Fixture.CEL).assess(input));
    }

    private static @Nullable String word(@Nullable Outcome outcome) {
        return outcome == null ? null : outcome.word();
    }
}
