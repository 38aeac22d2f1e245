package dev.cairn.assessment.assess.domain;

import static dev.cairn.assessment.assess.domain.Fixture.NOW;
import static dev.cairn.assessment.assess.domain.Fixture.applicability;
import static dev.cairn.assessment.assess.domain.Fixture.assessor;
import static dev.cairn.assessment.assess.domain.Fixture.check;
import static dev.cairn.assessment.assess.domain.Fixture.fact;
import static dev.cairn.assessment.assess.domain.Fixture.input;
import static dev.cairn.assessment.assess.domain.Fixture.phase;
import static dev.cairn.assessment.assess.domain.Fixture.practice;
import static dev.cairn.assessment.assess.domain.Fixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessorTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Assessor one = assessor(phase("one", 1, 6, practice("one.a", List.of(), check("one.a.x", "f.b1"))));

    /** value and age in days of the newest and of an older fact; empty: not there. The check asks detected, 30 days. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // value, strength, age; older value, strength, age; outcome
                "-,-,-, -,-,-, unknown",
                "true,detected,1, -,-,-, met",
                "true,demonstrated,1, -,-,-, met",
                "true,claimed,1, -,-,-, unknown",
                "true,detected,30, -,-,-, stale",
                "true,detected,29, -,-,-, met",
                "false,detected,1, -,-,-, unmet",
                "false,detected,40, -,-,-, unmet",
                "true,claimed,1, true,detected,2, met",
                "false,claimed,1, true,detected,2, met",
                "false,detected,1, true,detected,2, unmet",
                "true,detected,1, false,demonstrated,2, met",
                "true,claimed,1, true,detected,40, stale",
                "false,claimed,1, true,detected,40, stale",
            })
    void evidenceCountsByStrengthAndAge(
            Boolean value,
            String strength,
            Integer age,
            Boolean older,
            String olderStrength,
            Integer olderAge,
            String outcome) {
        List<Fact> facts = new java.util.ArrayList<>();
        add(facts, value, strength, age);
        add(facts, older, olderStrength, olderAge);

        var result = one.assess(input(facts, NOW, null)).check("one.a.x").orElseThrow();

        assertThat(result.outcome().word()).isEqualTo(outcome);
        assertThat(result.score()).isEqualTo(outcome.equals("met") ? 1 : 0);
        assertThat(result.reason()).isNotBlank();
    }

    private static void add(List<Fact> facts, Boolean value, String strength, Integer age) {
        if (value != null) {
            facts.add(fact(
                    "f.b1",
                    FactValue.of(value.booleanValue()),
                    Strength.ofWord(strength),
                    NOW.minus(DAY.multipliedBy(age))));
        }
    }

    @Test
    void anOlderContradictionDoesNotComeBackWhenTheNewerExpires() {
        var no = new Fact("f.b1", FactValue.of(false), Strength.DETECTED, "e2", NOW.minus(DAY), NOW.plus(DAY));
        var yes = fact("f.b1", FactValue.of(true), Strength.DETECTED, NOW.minus(DAY.multipliedBy(2)));

        var later = one.assess(input(List.of(yes, no), NOW.plus(DAY.multipliedBy(3)), null));

        assertThat(later.check("one.a.x").orElseThrow().outcome()).isEqualTo(Outcome.UNMET);
    }

    @Test
    void whatWasContradictedSinceKeepsNothingAlive() {
        var old = fact("f.b1", FactValue.of(true), Strength.DETECTED, NOW.minus(DAY.multipliedBy(3)));
        var no = fact("f.b1", FactValue.of(false), Strength.DETECTED, NOW.minus(DAY.multipliedBy(2)));
        var yes = new Fact("f.b1", FactValue.of(true), Strength.DETECTED, "e3", NOW.minus(DAY), NOW.plus(DAY));

        var before = one.assess(input(List.of(old, no, yes), NOW, null));
        var after = one.assess(input(List.of(old, no, yes), NOW.plus(DAY.multipliedBy(2)), null));

        assertThat(before.check("one.a.x").orElseThrow().outcome()).isEqualTo(Outcome.MET);
        assertThat(after.check("one.a.x").orElseThrow().outcome()).isEqualTo(Outcome.STALE);
    }

    @Test
    void aWrongTypeIsNamed() {
        var result = one.assess(input(fact("f.b1", FactValue.of("yes"), Strength.DETECTED, NOW)))
                .check("one.a.x")
                .orElseThrow();

        assertThat(result.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(result.reason()).contains("of the wrong type is f.b1");
    }

    @Test
    void explainsItselfWithoutEvidenceToo() {
        var unknown = one.assess(input()).check("one.a.x").orElseThrow();
        var met = one.assess(input(fact("f.b1", true))).check("one.a.x").orElseThrow();

        assertThat(unknown.reason()).isEqualTo("Not known: nothing tells f.b1. What would prove it: A scan.");
        assertThat(unknown.strengthFound()).isNull();
        assertThat(met.reason()).isEqualTo("Met: f.b1 is true (detected, 2026-03-01).");
        assertThat(met.strengthFound()).isEqualTo(Strength.DETECTED);
        assertThat(met.facts()).singleElement().satisfies(read -> {
            assertThat(read.evidenceId()).isEqualTo("e-f.b1" + NOW.minus(DAY));
            assertThat(read.staleAt()).isEqualTo(NOW.minus(DAY).plus(Fixture.FRESH));
        });
    }

    @ParameterizedTest
    @CsvSource({"0.0,unmet,0.0", "0.4,partial,0.5", "0.7999,partial,0.9998", "0.8,met,1", "1.0,met,1"})
    void partialCountsItsFraction(double share, String outcome, double score) {
        var assessor =
                assessor(phase("one", 1, 6, practice("one.a", List.of(), check("one.a.x", "toward(f.d1, 0.8)"))));

        var assessment = assessor.assess(input(fact("f.d1", FactValue.of(share), Strength.DETECTED, NOW)));

        assertThat(assessment.check("one.a.x").orElseThrow().outcome().word()).isEqualTo(outcome);
        assertThat(assessment.check("one.a.x").orElseThrow().score()).isEqualTo(score);
        assertThat(assessment.phases().get(0).readiness()).isEqualTo(Math.floor(score * 1000) / 10);
    }

    @Test
    void readinessNeverShowsAHundredBeforeThePhaseIsComplete() {
        var assessor = assessor(phase(
                "one",
                1,
                6,
                practice("one.a", List.of(), check("one.a.x", "toward(f.d1, 10000.0)", 100, Effort.S, true, null))));

        var almost = assessor.assess(input(fact("f.d1", FactValue.of(9_999.9), Strength.DETECTED, NOW)));

        assertThat(almost.phases().get(0).readiness()).isEqualTo(99.9);
        assertThat(almost.phases().get(0).gate().open()).isFalse();
    }

    @Test
    void gatesAreCumulativeAndNameWhatIsMissing() {
        var assessor = assessor(
                phase("one", 1, 6, practice("one.a", List.of(), check("one.a.x", "f.b1"))),
                phase("two", 5, 17, practice("two.a", List.of(), check("two.a.x", "f.b2"))));

        var assessment = assessor.assess(input(fact("f.b1", false), fact("f.b2", true)));

        assertThat(assessment.phase()).isEqualTo("one");
        assertThat(assessment.phases().get(1).readiness()).isEqualTo(100);
        assertThat(assessment.phases().get(1).gate().open()).isFalse();
        assertThat(assessment.phases().get(1).gate().missing())
                .singleElement()
                .isEqualTo(new Gate.Missing("one.a", "one.a.x", Outcome.UNMET, "Title of one.a.x", "Do one.a.x"));
    }

    @Test
    void aWaiverOpensTheGateIsNeverMetAndEnds() {
        var waiver = Fixture.waiver("one.a", "not now", NOW.plus(DAY));
        var waived = one.assess(with(input(fact("f.b1", false)), List.of(waiver), List.of()));
        var ended =
                one.assess(with(input(List.of(fact("f.b1", false)), NOW.plus(DAY), null), List.of(waiver), List.of()));
        var needless = one.assess(with(input(fact("f.b1", true)), List.of(waiver), List.of()));

        assertThat(waived.practice("one.a").orElseThrow().outcome()).isEqualTo(Outcome.WAIVED);
        assertThat(waived.phases().get(0).gate().open()).isTrue();
        assertThat(waived.phases().get(0).readiness()).isZero();
        assertThat(ended.phases().get(0).gate().open()).isFalse();
        assertThat(needless.practice("one.a").orElseThrow().outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void whatDoesNotApplyCountsNowhereAndWhatMayNotApplyIsUnknown() {
        var practice = new Practice(
                "one.a", "A", "Why.", true, List.of(), applicability("f.b9"), List.of(check("one.a.x", "f.b1")));
        var assessor = assessor(phase("one", 1, 6, practice));

        var not = assessor.assess(input(fact("f.b9", false), fact("f.b1", true)));
        var open = assessor.assess(input(fact("f.b1", true)));
        var applies = assessor.assess(input(fact("f.b9", true), fact("f.b1", true)));
        var overruled = assessor.assess(with(
                input(fact("f.b9", false), fact("f.b1", true)),
                List.of(),
                List.of(new ApplicabilityOverride("one.a", true, "it does"))));

        assertThat(not.practice("one.a").orElseThrow().outcome()).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(not.check("one.a.x").orElseThrow().reason())
                .isEqualTo("Does not apply: it does not concern the project.");
        assertThat(not.phases().get(0).gate().open()).isTrue();
        assertThat(open.practice("one.a").orElseThrow().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(open.check("one.a.x").orElseThrow().reason()).contains("f.b9");
        assertThat(applies.practice("one.a").orElseThrow().outcome()).isEqualTo(Outcome.MET);
        assertThat(overruled.practice("one.a").orElseThrow().outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void changesTellTheirCause() {
        var met = Previous.of(one.assess(input(fact("f.b1", true))));
        Instant later = NOW.plus(DAY.multipliedBy(40));

        var lost = one.assess(input(List.of(fact("f.b1", false)), NOW, met)).changes();
        var expired = one.assess(input(List.of(fact("f.b1", true)), later, met)).changes();
        var withdrawn = one.assess(input(List.of(), NOW, met)).changes();
        var same = one.assess(input(List.of(fact("f.b1", true)), NOW, met));
        var found = one.assess(input(List.of(fact("f.b1", true)), NOW, Previous.of(one.assess(input()))));

        assertThat(lost).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Change.Cause.LOST);
            assertThat(change.regression()).isTrue();
            assertThat(change.detail()).contains("f.b1 is false");
        });
        assertThat(expired).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Change.Cause.EXPIRED);
            assertThat(change.to()).isEqualTo(Outcome.STALE);
        });
        assertThat(withdrawn).singleElement().extracting(Change::cause).isEqualTo(Change.Cause.LOST);
        assertThat(same.changes()).isEmpty();
        assertThat(same.gateChanges()).isEmpty();
        assertThat(found.changes()).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Change.Cause.EVIDENCE);
            assertThat(change.regression()).isFalse();
        });
        assertThat(found.gateChanges()).containsExactly(new GateChange("one", "Phase one", true));
    }

    @ParameterizedTest
    @CsvSource({"0,false", "23,false", "24,true", "29,true", "30,false"})
    void evidenceAgesFromFourFifthsOfItsTime(int days, boolean ageing) {
        var seen = fact("f.b1", FactValue.of(true), Strength.DETECTED, NOW.minus(DAY.multipliedBy(days)));

        assertThat(one.assess(input(seen)).ageing()).hasSize(ageing ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-29,0,one,on-track",
        "2026-01-05,1,one,on-track",
        "2026-02-15,6,one,on-track",
        "2026-02-16,7,two,behind",
    })
    void paceComparesThePhaseWithTheWeeks(LocalDate day, long week, String expected, String verdict) {
        var assessor = assessor(
                phase("one", 1, 6, practice("one.a", List.of(), check("one.a.x", "f.b1"))),
                phase("two", 5, 17, practice("two.a", List.of(), check("two.a.x", "f.b2"))));
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);

        var pace = assessor.assess(input(List.of(), noon, null)).pace();

        assertThat(pace.week()).isEqualTo(week);
        assertThat(pace.expectedPhase()).isEqualTo(expected);
        assertThat(pace.verdict().word()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-20,2026-02-16", "2026-02-15,2026-02-16", "2026-02-16,", "2025-12-29,2026-02-16"})
    void theInstantAtWhichPaceTurnsIsKnownBefore(LocalDate day, @Nullable LocalDate turn) {
        var assessor = assessor(
                phase("one", 1, 6, practice("one.a", List.of(), check("one.a.x", "f.b1"))),
                phase("two", 5, 17, practice("two.a", List.of(), check("two.a.x", "f.b2"))));
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);

        assertThat(assessor.assess(input(List.of(), noon, null)).turnsAt())
                .isEqualTo(
                        turn == null ? null : turn.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @Test
    void aheadIsBeingInAPhaseBeforeItsTime() {
        var assessor = assessor(
                phase("one", 1, 6, practice("one.a", List.of(), check("one.a.x", "f.b1"))),
                phase("two", 5, 17, practice("two.a", List.of(), check("two.a.x", "f.b2"))));
        Instant second = Instant.parse("2026-01-13T00:00:00Z");
        var done = fact("f.b1", FactValue.of(true), Strength.DETECTED, second);

        assertThat(assessor.assess(input(List.of(done), second, null)).pace().verdict())
                .isEqualTo(Pace.Verdict.AHEAD);
    }
}
