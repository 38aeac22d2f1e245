package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an assessment would be under assumptions. */
class AssumptionsTest {

    private static final Roadmap ROADMAP = Fixture.roadmap(Fixture.phase(
            "one",
            1,
            6,
            Fixture.practice("one.a", List.of(), Fixture.check("one.a.c", "f.b0"), Fixture.check("one.a.d", "f.b1")),
            Fixture.practice("one.b", List.of(), Fixture.check("one.b.c", "f.b2"))));
    private static final AssessmentInput INPUT = Fixture.input(Fixture.fact("f.b0", false), Fixture.fact("f.b2", true));

    @Test
    void nothingAssumedIsTheSame() {
        assertThat(assess(Map.of(), Set.of(), Set.of(), Set.of(), Set.of()))
                .isEqualTo(new Assessor(ROADMAP, Fixture.CEL).assess(INPUT));
    }

    @Test
    void aFactThatIsSetStandsForAllThatIsKnownOfIt() {
        Assessment set = assess(Map.of("f.b0", FactValue.of(true)), Set.of(), Set.of(), Set.of(), Set.of());

        CheckResult check = set.check("one.a.c").orElseThrow();
        assertThat(check.outcome()).isEqualTo(Outcome.MET);
        assertThat(check.facts().get(0).evidenceId()).isEqualTo(Assumptions.ASSUMED);
    }

    @Test
    void aFactThatIsSetIsNoStrongerForWhatWasKnownBefore() {
        var claimed = new Assumptions(
                Map.of("f.b2", FactValue.of(true)), Strength.CLAIMED, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

        assertThat(outcome(new Assessor(ROADMAP, Fixture.CEL).assess(claimed.applyTo(INPUT, ROADMAP)), "one.b"))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aFactThatIsTakenAwayIsNotKnown() {
        assertThat(outcome(assess(Map.of(), Set.of("f.b2"), Set.of(), Set.of(), Set.of()), "one.b"))
                .isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aPracticeIsMetWithAllItsChecksAndACheckAlone() {
        Assessment practice = assess(Map.of(), Set.of(), Set.of("one.a"), Set.of(), Set.of());
        Assessment check = assess(Map.of(), Set.of(), Set.of("one.a.c"), Set.of(), Set.of());

        assertThat(outcome(practice, "one.a")).isEqualTo(Outcome.MET);
        assertThat(practice.phases().get(0).gate().open()).isTrue();
        assertThat(practice.phases().get(0).readiness()).isEqualTo(100);
        assertThat(practice.nextAction()).isNull();
        assertThat(check.check("one.a.c").orElseThrow().outcome()).isEqualTo(Outcome.MET);
        assertThat(check.check("one.a.c").orElseThrow().reason()).isEqualTo("Assumed to be met.");
        assertThat(outcome(check, "one.a")).isEqualTo(Outcome.PARTIAL);
        assertThat(check.digest()).isNotEqualTo(practice.digest());
    }

    @Test
    void whatDoesNotApplyIsNotMadeMet() {
        Assessment both = assess(Map.of(), Set.of(), Set.of("one.a.c"), Set.of("one.a"), Set.of());

        assertThat(outcome(both, "one.a")).isEqualTo(Outcome.NOT_APPLICABLE);
    }

    @Test
    void whatDoesNotApplyIsJudgedOnceItIsSaidToApply() {
        var out = new AssessmentInput(
                INPUT.facts(),
                List.of(),
                List.of(new ApplicabilityOverride("one.b", false, "No users.")),
                INPUT.declaredPhase(),
                INPUT.startDate(),
                null,
                INPUT.now());
        var applies = new Assumptions(
                Map.of(), Strength.DEMONSTRATED, Set.of(), Set.of(), Set.of(), Set.of("one.b"), Set.of());
        var assessor = new Assessor(ROADMAP, Fixture.CEL);

        assertThat(outcome(assessor.assess(out), "one.b")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(outcome(assessor.assess(applies.applyTo(out, ROADMAP)), "one.b"))
                .isEqualTo(Outcome.MET);
    }

    @Test
    void aWaiverOpensTheGateAndRaisesNothing() {
        Assessment waived = assess(Map.of(), Set.of(), Set.of(), Set.of(), Set.of("one.a"));

        assertThat(outcome(waived, "one.a")).isEqualTo(Outcome.WAIVED);
        assertThat(waived.phases().get(0).gate().open()).isTrue();
        assertThat(waived.phases().get(0).readiness())
                .isEqualTo(new Assessor(ROADMAP, Fixture.CEL)
                        .assess(INPUT)
                        .phases()
                        .get(0)
                        .readiness());
    }

    private static Outcome outcome(Assessment assessment, String practice) {
        return assessment.practice(practice).orElseThrow().outcome();
    }

    private static Assessment assess(
            Map<String, FactValue> facts,
            Set<String> without,
            Set<String> met,
            Set<String> notApplicable,
            Set<String> waived) {
        var assumptions = new Assumptions(facts, Strength.DEMONSTRATED, without, met, notApplicable, Set.of(), waived);
        return new Assessor(ROADMAP, Fixture.CEL).assess(assumptions.applyTo(INPUT, ROADMAP));
    }
}
