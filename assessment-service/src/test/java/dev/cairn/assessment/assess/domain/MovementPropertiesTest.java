package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * How verdicts may move, for any roadmap and evidence: what is gained lowers nothing, what is lost or ages raises nothing.
 */
class MovementPropertiesTest {

    @Test
    void aCheckThatBecomesMetLowersNoReadinessAndClosesNoGate(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment before = project.assess(project.input());
            for (CheckResult result : before.checks().toList()) {
                if (result.outcome() != Outcome.MET) {
                    Assessment after = project.assess(project.withEvidenceFor(result));
                    if (after.check(result.check().id()).orElseThrow().outcome() == Outcome.MET) {
                        assertNotWorse(before, after);
                    }
                }
            }
        });
    }

    @Test
    void whateverElseHoldsACheckThatBecomesMetLowersNoReadinessAndClosesNoGate(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment before = project.assess(project.input());
            for (CheckResult result : before.checks().toList()) {
                List<PhaseResult> after = withMet(before, result);
                for (int i = 0; i < after.size(); i++) {
                    assertNotWorse(before.phases().get(i), after.get(i));
                }
            }
        });
    }

    @Test
    void losingAllEvidenceOfFactsRaisesNothing(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment before = project.assess(project.input());
            Set<String> names =
                    project.input().facts().stream().map(Fact::name).collect(Collectors.toCollection(TreeSet::new));
            for (String name : names) {
                assertNothingBetter(before, project.assess(project.without(Set.of(name))));
            }
            names.removeIf(name -> random.nextBoolean());
            assertNothingBetter(before, project.assess(project.without(names)));
        });
    }

    @Test
    void asTimeAlonePassesNoOutcomeImproves(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment before = project.assess(project.input());
            for (int day = 1; day < 70; day += 1 + random.nextInt(6)) {
                Assessment after = project.assess(project.at(Fixture.NOW.plus(Duration.ofDays(day))));
                assertOutcomesNotBetter(before, after);
                assertThat(!before.trust().yes() && after.trust().yes()).isFalse();
                before = after;
            }
        });
    }

    @Test
    void asTimeAlonePassesReadinessOnlyFallsWhereNothingIsWaived(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            AssessmentInput input =
                    Fixture.with(project.input(), List.of(), project.input().overrides());
            GeneratedProject plain = new GeneratedProject(project.roadmap(), input);
            Assessment now = plain.assess(input);
            Assessment later = plain.assess(plain.at(Fixture.NOW.plus(Duration.ofDays(1 + random.nextInt(50)))));
            assertNotWorse(later, now);
        });
    }

    @Test
    void nothingTurnsBeforeTheInstantThatIsTold(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment made = project.assess(project.input());
            Instant turnsAt = made.turnsAt();
            Instant end = turnsAt == null ? Fixture.NOW.plus(Duration.ofDays(400)) : turnsAt;
            assertThat(end).isAfter(Fixture.NOW);
            long wait = Duration.between(Fixture.NOW, end).toMillis();
            for (Instant at :
                    List.of(Fixture.NOW.plusMillis((long) (wait * random.nextDouble())), end.minusMillis(1))) {
                Assessment then = project.assess(project.at(at));
                assertThat(then.checks()).isEqualTo(made.checks().toList());
                assertThat(then.ageing()).isEqualTo(made.ageing());
                assertThat(then.premature()).isEqualTo(made.premature());
                assertThat(then.trust()).isEqualTo(made.trust());
                assertThat(then.phase()).isEqualTo(made.phase());
                assertThat(then.pace().verdict()).isEqualTo(made.pace().verdict());
                assertThat(then.pace().expectedPhase()).isEqualTo(made.pace().expectedPhase());
            }
        });
    }

    @Test
    void lookingAtEachTurnMissesNothing(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Instant end = Fixture.NOW.plus(Duration.ofDays(100));
            Assessment looked = project.assess(project.input());
            while (looked.turnsAt() != null && looked.turnsAt().isBefore(end)) {
                Instant turn = looked.turnsAt();
                looked = project.assess(project.at(turn));
                assertThat(looked.turnsAt() == null || looked.turnsAt().isAfter(turn))
                        .isTrue();
            }
            Assessment then = project.assess(project.at(end));
            assertThat(then.checks()).isEqualTo(looked.checks().toList());
            assertThat(then.pace().verdict()).isEqualTo(looked.pace().verdict());
        });
    }

    private static List<PhaseResult> withMet(Assessment assessment, CheckResult changed) {
        List<List<PracticeResult>> practices = assessment.phases().stream()
                .map(phase -> phase.practices().stream()
                        .map(practice -> PracticeResult.of(
                                practice.practice(),
                                practice.checks().stream()
                                        .map(check -> check == changed ? met(check) : check)
                                        .toList()))
                        .toList())
                .toList();
        return Gates.of(assessment.phases().stream().map(PhaseResult::phase).toList(), practices);
    }

    private static CheckResult met(CheckResult check) {
        return new CheckResult(
                check.check(),
                Outcome.MET,
                1,
                check.strengthFound(),
                "met",
                check.facts(),
                null,
                false,
                null,
                check.overruled());
    }

    private static void assertNotWorse(Assessment less, Assessment more) {
        for (int i = 0; i < less.phases().size(); i++) {
            assertNotWorse(less.phases().get(i), more.phases().get(i));
        }
    }

    private static void assertNotWorse(PhaseResult less, PhaseResult more) {
        assertThat(more.readiness()).as("readiness").isGreaterThanOrEqualTo(less.readiness());
        assertThat(less.gate().open() && !more.gate().open()).as("gate").isFalse();
    }

    private static void assertNothingBetter(Assessment before, Assessment after) {
        assertNotWorse(after, before);
        assertOutcomesNotBetter(before, after);
        Map<String, Double> scores = before.checks()
                .collect(Collectors.toMap(result -> result.check().id(), CheckResult::score));
        after.checks()
                .forEach(result -> assertThat(result.score())
                        .isLessThanOrEqualTo(scores.get(result.check().id())));
        assertThat(after.trust().yes() && !before.trust().yes()).as("trust").isFalse();
        assertThat(after.trust().reasons())
                .hasSizeGreaterThanOrEqualTo(before.trust().reasons().size());
    }

    private static void assertOutcomesNotBetter(Assessment before, Assessment after) {
        Map<String, Outcome> then = before.checks()
                .collect(Collectors.toMap(result -> result.check().id(), CheckResult::outcome));
        after.checks()
                .forEach(result -> assertThat(rank(result.outcome()))
                        .as(result.check().id() + " was "
                                + then.get(result.check().id()) + ", is " + result.outcome())
                        .isLessThanOrEqualTo(rank(
                                Objects.requireNonNull(then.get(result.check().id())))));
        for (int i = 0; i < after.phases().size(); i++) {
            assertThat(!before.phases().get(i).gate().open()
                            && after.phases().get(i).gate().open())
                    .isFalse();
        }
    }

    private static int rank(Outcome outcome) {
        return switch (outcome) {
            case MET -> 3;
            case WAIVED, NOT_APPLICABLE -> 2;
            case PARTIAL -> 1;
            default -> 0;
        };
    }
}
