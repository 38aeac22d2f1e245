package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * What holds of every assessment, tried on generated roadmaps and evidence. The seed of a failure is in its message; give it
 * with {@code -Dcairn.seed=} to repeat it.
 */
class PropertiesTest {

    private static final int ROUNDS = 150;
    private static final long SEED = Long.getLong("cairn.seed", 20_261_122L);

    @Test
    void aCheckThatBecomesMetLowersNoReadinessAndClosesNoGate(TestInfo info) {
        each(info, (project, random) -> {
            Assessment before = project.assess(project.input);
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
        each(info, (project, random) -> {
            Assessment before = project.assess(project.input);
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
        each(info, (project, random) -> {
            Assessment before = project.assess(project.input);
            Set<String> names =
                    project.input.facts().stream().map(Fact::name).collect(Collectors.toCollection(TreeSet::new));
            for (String name : names) {
                assertNothingBetter(before, project.assess(project.without(Set.of(name))));
            }
            names.removeIf(name -> random.nextBoolean());
            assertNothingBetter(before, project.assess(project.without(names)));
        });
    }

    @Test
    void asTimeAlonePassesNoOutcomeImproves(TestInfo info) {
        each(info, (project, random) -> {
            Assessment before = project.assess(project.input);
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
        each(info, (project, random) -> {
            AssessmentInput input = Fixture.with(project.input, List.of(), project.input.overrides());
            Project plain = new Project(project.roadmap, input);
            Assessment now = plain.assess(input);
            Assessment later = plain.assess(plain.at(Fixture.NOW.plus(Duration.ofDays(1 + random.nextInt(50)))));
            assertNotWorse(later, now);
        });
    }

    @Test
    void nothingTurnsBeforeTheInstantThatIsTold(TestInfo info) {
        each(info, (project, random) -> {
            Assessment made = project.assess(project.input);
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
            }
        });
    }

    @Test
    void lookingAtEachTurnMissesNothing(TestInfo info) {
        each(info, (project, random) -> {
            Instant end = Fixture.NOW.plus(Duration.ofDays(100));
            Assessment looked = project.assess(project.input);
            while (looked.turnsAt() != null && looked.turnsAt().isBefore(end)) {
                Instant turn = looked.turnsAt();
                looked = project.assess(project.at(turn));
                assertThat(looked.turnsAt() == null || looked.turnsAt().isAfter(turn))
                        .isTrue();
            }
            assertThat(project.assess(project.at(end)).checks())
                    .isEqualTo(looked.checks().toList());
        });
    }

    @Test
    void orderDoesNotMatterAndTheDigestRepeats(TestInfo info) {
        each(info, (project, random) -> {
            AssessmentInput input = project.input;
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
            assertThat(new Assessor(project.roadmap, Fixture.KEPT).assess(input))
                    .isEqualTo(first);
        });
    }

    @Test
    void waivedAndNotApplicableAreInNoNumerator(TestInfo info) {
        each(info, (project, random) -> {
            for (PhaseResult phase : project.assess(project.input).phases()) {
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
        each(info, (project, random) -> {
            Roadmap roadmap = project.roadmap;
            int number = random.nextInt(roadmap.phases().size());
            List<ApplicabilityOverride> nothing = roadmap.phases().get(number).practices().stream()
                    .map(practice -> new ApplicabilityOverride(practice.id(), false, "nothing of it concerns us"))
                    .toList();
            Assessment assessment = project.assess(Fixture.with(project.input, project.input.waivers(), nothing));
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
        each(info, (project, random) -> {
            Assessment blind = project.assess(project.withFacts(List.of(), Fixture.NOW));
            assertThat(blind.trust().reasons())
                    .filteredOn("it is not known"::equals)
                    .hasSameSizeAs(project.roadmap.trust());
            Assessment assessment = project.assess(project.input);
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
        each(
                info,
                (project, random) -> project.assess(project.input).checks().forEach(check -> {
                    Waiver waiver = check.waiver();
                    assertThat(waiver != null).isEqualTo(check.outcome() == Outcome.WAIVED);
                    if (waiver != null) {
                        assertThat(check.check().waivable()).isTrue();
                        assertThat(project.input.waivers()).contains(waiver);
                        assertThat(check.check().id()).startsWith(waiver.target());
                        assertThat(waiver.until()).isAfter(Fixture.NOW);
                        assertThat(check.score()).isZero();
                    }
                }));
    }

    @Test
    void aWaiverMakesNothingMetRaisesNoReadinessAndClosesNoGate(TestInfo info) {
        each(info, (project, random) -> {
            Assessment waived = project.assess(project.input);
            Assessment plain = project.assess(Fixture.with(project.input, List.of(), project.input.overrides()));
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
        each(info, (project, random) -> {
            Assessment first = project.assess(project.input);
            Set<Waiver> used = first.checks()
                    .map(CheckResult::waiver)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            for (Waiver waiver : project.input.waivers()) {
                List<Waiver> others = project.input.waivers().stream()
                        .map(each -> each.equals(waiver)
                                ? new Waiver(each.id(), each.target(), each.reason(), each.until(), "Somebody else")
                                : each)
                        .toList();
                Assessment second = project.assess(Fixture.with(project.input, others, project.input.overrides()));
                assertThat(second.digest().equals(first.digest())).isEqualTo(!used.contains(waiver));
            }
        });
    }

    @Test
    void whatIsMetRestsOnUnexpiredEvidenceOfTheAskedStrength(TestInfo info) {
        each(
                info,
                (project, random) -> project.assess(project.input)
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
        each(
                info,
                (project, random) -> project.assess(project.input)
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
        each(info, (project, random) -> {
            boolean open = true;
            for (PhaseResult phase : project.assess(project.input).phases()) {
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

    private static void each(TestInfo info, BiConsumer<Project, Random> property) {
        System.out.println(info.getDisplayName() + ": seed " + SEED);
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            Random random = new Random(seed);
            var generated = new Generated(random);
            Roadmap roadmap = generated.roadmap();
            var input = Fixture.with(
                    Fixture.input(generated.evidence(), Fixture.NOW, null), generated.waivers(), generated.overrides());
            try {
                property.accept(new Project(roadmap, input), random);
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError("with seed " + seed + ": " + failed.getMessage(), failed);
            }
        }
    }

    private static <T> List<T> shuffled(List<T> items, Random random) {
        List<T> copy = new ArrayList<>(items);
        Collections.shuffle(copy, random);
        return copy;
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
                check.check(), Outcome.MET, 1, check.strengthFound(), "met", check.facts(), null, false, null);
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

    private record Project(Roadmap roadmap, Assessor assessor, AssessmentInput input) {

        Project(Roadmap roadmap, AssessmentInput input) {
            this(roadmap, new Assessor(roadmap, Fixture.KEPT), input);
        }

        Assessment assess(AssessmentInput other) {
            return assessor.assess(other);
        }

        AssessmentInput withFacts(List<Fact> facts, Instant now) {
            return Fixture.with(Fixture.input(facts, now, null), input.waivers(), input.overrides());
        }

        AssessmentInput at(Instant now) {
            return withFacts(input.facts(), now);
        }

        AssessmentInput keeping(Predicate<Fact> kept) {
            return withFacts(input.facts().stream().filter(kept).toList(), input.now());
        }

        AssessmentInput without(Set<String> names) {
            return keeping(fact -> !names.contains(fact.name()));
        }

        AssessmentInput withEvidenceFor(CheckResult result) {
            List<Fact> facts = new ArrayList<>(input.facts());
            for (String name : Fixture.KEPT
                    .compile(result.check().expression(), roadmap.factTypes())
                    .facts()) {
                FactValue value = name.startsWith("f.d") ? FactValue.of(1.0) : FactValue.of(true);
                facts.add(Fixture.fact(name, value, Strength.DEMONSTRATED, Fixture.NOW));
            }
            return withFacts(facts, input.now());
        }
    }
}
