package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
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
    private static final Expressions CACHED = new Cached();

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
    void losingAllEvidenceOfAFactRaisesNothing(TestInfo info) {
        each(info, (project, random) -> {
            Assessment before = project.assess(project.input);
            Set<String> names = project.input.facts().stream().map(Fact::name).collect(Collectors.toSet());
            for (String name : names) {
                assertNotWorse(project.assess(project.without(name)), before);
            }
        });
    }

    @Test
    void asTimeAlonePassesNoOutcomeImproves(TestInfo info) {
        each(info, (project, random) -> {
            Assessment before = project.assess(project.input);
            for (int day = 1; day < 70; day += 1 + random.nextInt(6)) {
                Assessment after = project.assess(project.at(Fixture.NOW.plus(Duration.ofDays(day))));
                assertOutcomesNotBetter(before, after);
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
            assertThat(new Assessor(project.roadmap, CACHED).assess(input)).isEqualTo(first);
        });
    }

    @Test
    void waivedAndNotApplicableAreInNoNumerator(TestInfo info) {
        each(info, (project, random) -> {
            for (PhaseResult phase : project.assess(project.input).phases()) {
                double met = 0;
                double all = 0;
                for (PracticeResult practice : phase.practices()) {
                    for (CheckResult check : practice.checks()) {
                        boolean counts = check.outcome() == Outcome.MET || check.outcome() == Outcome.PARTIAL;
                        assertThat(counts).isEqualTo(check.score() > 0);
                        met += counts ? check.score() * check.check().weight() : 0;
                        all += check.outcome() == Outcome.NOT_APPLICABLE
                                ? 0
                                : check.check().weight();
                    }
                }
                assertThat(phase.readiness())
                        .isEqualTo(all == 0 ? 100 : met / all * 100, org.assertj.core.data.Offset.offset(0.1001));
            }
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

    private static void assertNotWorse(Assessment less, Assessment more) {
        for (int i = 0; i < less.phases().size(); i++) {
            PhaseResult before = less.phases().get(i);
            PhaseResult after = more.phases().get(i);
            assertThat(after.readiness()).as("readiness").isGreaterThanOrEqualTo(before.readiness());
            assertThat(before.gate().open() && !after.gate().open()).as("gate").isFalse();
        }
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

    private record Project(Roadmap roadmap, AssessmentInput input) {

        Assessment assess(AssessmentInput other) {
            return new Assessor(roadmap, CACHED).assess(other);
        }

        AssessmentInput withFacts(List<Fact> facts, Instant now) {
            return Fixture.with(Fixture.input(facts, now, null), input.waivers(), input.overrides());
        }

        AssessmentInput at(Instant now) {
            return withFacts(input.facts(), now);
        }

        AssessmentInput without(String name) {
            return withFacts(
                    input.facts().stream()
                            .filter(fact -> !fact.name().equals(name))
                            .toList(),
                    input.now());
        }

        AssessmentInput withEvidenceFor(CheckResult result) {
            List<Fact> facts = new ArrayList<>(input.facts());
            for (String name : CACHED.compile(result.check().expression(), roadmap.factTypes())
                    .facts()) {
                FactValue value = name.startsWith("f.d") ? FactValue.of(1.0) : FactValue.of(true);
                facts.add(Fixture.fact(name, value, Strength.DEMONSTRATED, Fixture.NOW));
            }
            return withFacts(facts, input.now());
        }
    }

    /** Keeps what was compiled, since generated roadmaps repeat their expressions. */
    private static final class Cached implements Expressions {

        private final Map<String, Expression> compiled = new HashMap<>();

        @Override
        public Expression compile(String source, Map<String, FactType> facts) {
            return compiled.computeIfAbsent(source, text -> Fixture.CEL.compile(text, facts));
        }
    }
}
