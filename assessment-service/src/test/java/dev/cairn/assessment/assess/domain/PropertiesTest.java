package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What holds of every assessment, tried on generated roadmaps and evidence. The seed of a failure is in its message; give it
 * with {@code -Dcairn.seed=} to repeat it.
 */
class PropertiesTest {

    @Test
    void orderDoesNotMatterAndTheDigestRepeats(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            AssessmentInput input = project.input();
            Assessment first = project.assess(input);
            Assessment second = project.assess(new AssessmentInput(
                    shuffled(input.facts(), random),
                    shuffled(input.waivers(), random),
                    shuffled(input.overrides(), random),
                    input.declaredPhase(),
                    input.startDate(),
                    input.previous(),
                    input.now()));
            assertThat(second.digest()).isEqualTo(first.digest()).matches("sha256:[0-9a-f]{64}");
            assertThat(second).isEqualTo(first);
            assertThat(new Assessor(project.roadmap(), Fixture.KEPT).assess(input))
                    .isEqualTo(first);
        });
    }

    @Test
    void waivedAndNotApplicableAreInNoNumerator(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            for (PhaseResult phase : project.assess(project.input()).phases()) {
                long met = 0;
                long all = 0;
                for (CheckResult check : phase.practices().stream()
                        .flatMap(practice -> practice.checks().stream())
                        .toList()) {
                    long weight = check.check().weight();
                    boolean counts = check.outcome() == Outcome.MET || check.outcome() == Outcome.PARTIAL;
                    assertThat(check.score() > 0).isEqualTo(counts);
                    assertThat(check.score() == 1).isEqualTo(check.outcome() == Outcome.MET);
                    met += weight * Math.round(check.score() * 10_000);
                    all += check.outcome() == Outcome.NOT_APPLICABLE ? 0 : weight * 10_000;
                }
                long tenths = all == 0 ? 1_000 : met * 1_000 / all;
                assertThat(phase.readiness()).isEqualTo((complete(phase) ? tenths : Math.min(tenths, 999)) / 10.0);
            }
        });
    }

    @Test
    void aPhaseInWhichNothingAppliesBlocksNothingUnlessItAsksToBeValidated(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Roadmap roadmap = project.roadmap();
            int number = random.nextInt(roadmap.phases().size());
            List<ApplicabilityOverride> nothing = roadmap.phases().get(number).practices().stream()
                    .map(practice -> new ApplicabilityOverride(practice.id(), false, "nothing of it concerns us"))
                    .toList();
            Assessment assessment =
                    project.assess(Fixture.with(project.input(), project.input().waivers(), nothing));
            PhaseResult phase = assessment.phases().get(number);

            boolean asks = phase.phase().validatedBy() != null;
            boolean before =
                    number == 0 || assessment.phases().get(number - 1).gate().open();
            assertThat(phase.readiness()).isEqualTo(asks ? 99.9 : 100);
            assertThat(phase.gate().open()).isEqualTo(before && !asks);
        });
    }

    @Test
    void whatIsNotProvenIsAReasonForNo(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment blind = project.assess(project.withFacts(List.of(), Fixture.NOW));
            assertThat(blind.trust().reasons())
                    .filteredOn("it is not known"::equals)
                    .hasSameSizeAs(project.roadmap().trust());
            Assessment assessment = project.assess(project.input());
            boolean open = assessment
                    .phases()
                    .get(assessment.phases().size() - 1)
                    .gate()
                    .open();
            assertThat(assessment.trust().yes())
                    .isEqualTo(assessment.trust().reasons().isEmpty());
            assertThat(assessment.trust().yes() && !open).isFalse();
        });
    }

    @Test
    void whatIsWaivedNamesItsWaiverWhichCoversItAndHasNotEnded(TestInfo info) {
        GeneratedProject.each(
                info,
                (project, random) -> project.assess(project.input()).checks().forEach(check -> {
                    Waiver waiver = check.waiver();
                    assertThat(waiver != null).isEqualTo(check.outcome() == Outcome.WAIVED);
                    if (waiver != null) {
                        assertThat(check.check().waivable()).isTrue();
                        assertThat(project.input().waivers()).contains(waiver);
                        assertThat(check.check().id()).startsWith(waiver.target());
                        assertThat(waiver.until()).isAfter(Fixture.NOW);
                        assertThat(check.score()).isZero();
                    }
                }));
    }

    @Test
    void aWaiverMakesNothingMetRaisesNoReadinessAndClosesNoGate(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment waived = project.assess(project.input());
            Assessment plain = project.assess(
                    Fixture.with(project.input(), List.of(), project.input().overrides()));
            for (CheckResult check : plain.checks().toList()) {
                CheckResult other = waived.check(check.check().id()).orElseThrow();
                assertThat(other.outcome() == Outcome.MET).isEqualTo(check.outcome() == Outcome.MET);
            }
            for (int i = 0; i < plain.phases().size(); i++) {
                PhaseResult without = plain.phases().get(i);
                PhaseResult with = waived.phases().get(i);
                // A phase that is not complete is held below 100; a waiver may lift that, and no more.
                assertThat(Math.min(with.readiness(), 99.9)).isLessThanOrEqualTo(Math.min(without.readiness(), 99.9));
                assertThat(without.gate().open() && !with.gate().open()).isFalse();
            }
        });
    }

    @Test
    void theDigestTellsWhichWaiverWasUsedAndIsBlindToOthers(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            Assessment first = project.assess(project.input());
            Set<Waiver> used = first.checks()
                    .map(CheckResult::waiver)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            for (Waiver waiver : project.input().waivers()) {
                List<Waiver> others = project.input().waivers().stream()
                        .map(each -> each.equals(waiver)
                                ? new Waiver(each.id(), each.target(), each.reason(), each.until(), "Somebody else")
                                : each)
                        .toList();
                Assessment second = project.assess(
                        Fixture.with(project.input(), others, project.input().overrides()));
                assertThat(second.digest().equals(first.digest())).isEqualTo(!used.contains(waiver));
            }
        });
    }

    @Test
    void whatIsMetRestsOnUnexpiredEvidenceOfTheAskedStrength(TestInfo info) {
        GeneratedProject.each(
                info,
                (project, random) -> project.assess(project.input())
                        .checks()
                        .filter(check -> check.outcome() == Outcome.MET)
                        .forEach(check -> assertThat(check.facts()).anySatisfy(read -> {
                            assertThat(read.state()).isEqualTo(FactRead.State.COUNTS);
                            assertThat(read.strength())
                                    .isGreaterThanOrEqualTo(check.check().strength());
                            assertThat(read.staleAt() == null || Fixture.NOW.isBefore(read.staleAt()))
                                    .isTrue();
                        })));
    }

    @Test
    void whatIsMetStandsOnThatEvidenceAloneAndFallsWithoutIt(TestInfo info) {
        GeneratedProject.each(
                info,
                (project, random) -> project.assess(project.input())
                        .checks()
                        .filter(check -> check.outcome() == Outcome.MET)
                        .forEach(check -> {
                            Assessment alone = project.assess(project.keeping(fact -> supports(fact, check)
                                    || check.facts().stream()
                                            .noneMatch(read -> read.name().equals(fact.name()))));
                            Assessment without = project.assess(project.keeping(fact -> !supports(fact, check)));
                            String id = check.check().id();
                            assertThat(alone.check(id).orElseThrow().outcome()).isEqualTo(Outcome.MET);
                            assertThat(without.check(id).orElseThrow().outcome())
                                    .isNotEqualTo(Outcome.MET);
                        }));
    }

    @Test
    void aGateIsOpenExactlyWhereNothingRequiredIsMissing(TestInfo info) {
        GeneratedProject.each(info, (project, random) -> {
            boolean open = true;
            for (PhaseResult phase : project.assess(project.input()).phases()) {
                open &= phase.practices().stream()
                        .allMatch(each ->
                                !each.practice().required() || each.outcome().passes());
                open &= phase.practices().stream()
                        .flatMap(each -> each.checks().stream())
                        .allMatch(check ->
                                !check.check().id().equals(phase.phase().validatedBy())
                                        || check.outcome() == Outcome.MET);
                assertThat(phase.gate().open()).isEqualTo(open);
                assertThat(phase.gate().missing().isEmpty()).isEqualTo(open);
            }
        });
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
    }

    private static boolean complete(PhaseResult phase) {
        return phase.gate().missing().stream()
                .noneMatch(missing -> phase.practices().stream()
                        .anyMatch(practice -> practice.practice().id().equals(missing.practice())));
    }

    private static boolean supports(Fact fact, CheckResult check) {
        Duration freshness = check.check().freshness();
        return fact.strength().suffices(check.check().strength())
                && (fact.staleAt() == null || Fixture.NOW.isBefore(fact.staleAt()))
                && (freshness == null || Fixture.NOW.isBefore(fact.observedAt().plus(freshness)));
    }
}
