package dev.cairn.assessment.assess.domain;

import static dev.cairn.assessment.assess.domain.Fixture.assessor;
import static dev.cairn.assessment.assess.domain.Fixture.check;
import static dev.cairn.assessment.assess.domain.Fixture.fact;
import static dev.cairn.assessment.assess.domain.Fixture.input;
import static dev.cairn.assessment.assess.domain.Fixture.phase;
import static dev.cairn.assessment.assess.domain.Fixture.practice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final int ROUNDS = 120;
    private static final long SEED = Long.getLong("cairn.seed", 20_261_122L);

    @Test
    void weightAgainstEffortDecides() {
        var next = next(practice(
                "one.a",
                List.of(),
                check("one.a.heavy", "f.b1", 5, Effort.L, true, null),
                check("one.a.light", "f.b2", 2, Effort.S, true, null)));

        assertThat(next.check()).isEqualTo("one.a.light");
        assertThat(next.plan()).containsExactly("one.a.light", "one.a.heavy");
        assertThat(next.unlocks()).containsExactly("one");
        assertThat(next.reason())
                .isEqualTo("Of 2 checks on the way to open the gate of Phase one, it proves the most for the work"
                        + " (weight 2 for effort S).");
    }

    @Test
    void aSmallStepThatMakesWayForAGreatOneComesFirst() {
        var next = next(
                practice("one.a", List.of(), check("one.a.x", "f.b1", 1, Effort.S, true, null)),
                practice("one.b", List.of(), check("one.b.x", "f.b2", 2, Effort.S, true, null)),
                practice("one.c", List.of("one.a"), check("one.c.x", "f.b3", 9, Effort.S, true, null)));

        assertThat(next.check()).isEqualTo("one.a.x");
        assertThat(next.plan()).containsExactly("one.a.x", "one.c.x", "one.b.x");
        assertThat(next.reason()).endsWith("these wait for it: Title of one.c.");
    }

    @Test
    void namesAllGatesThatOpenAndOffersWhatIsLeftOnceAllAreOpen() {
        var assessor = assessor(
                phase(
                        "one",
                        1,
                        6,
                        practice(
                                "one.a",
                                List.of(),
                                check("one.a.x", "f.b1"),
                                check("one.a.more", "f.b3", 1, Effort.S, false, null))),
                phase("two", 5, 17, practice("two.a", List.of(), check("two.a.x", "f.b2"))));

        var last = assessor.assess(input(fact("f.b2", true))).nextAction();
        var more =
                assessor.assess(input(fact("f.b1", true), fact("f.b2", true))).nextAction();
        var done = assessor.assess(input(fact("f.b1", true), fact("f.b2", true), fact("f.b3", true)))
                .nextAction();

        assertThat(last).isNotNull().satisfies(action -> {
            assertThat(action.unlocks()).containsExactly("one", "two");
            assertThat(action.reason()).startsWith("It is the last thing that keeps the gate of Phase one closed");
        });
        assertThat(more).isNotNull().satisfies(action -> {
            assertThat(action.check()).isEqualTo("one.a.more");
            assertThat(action.unlocks()).isEmpty();
        });
        assertThat(done).isNull();
    }

    @Test
    void agreesWithExhaustiveSearch() {
        System.out.println("agreesWithExhaustiveSearch: seed " + SEED);
        for (int round = 0; round < ROUNDS; round++) {
            var random = new Random(SEED + round);
            Roadmap roadmap = Fixture.roadmap(phase("one", 1, 6, practices(random)));
            var assessor = new Assessor(roadmap, Fixture.CEL);
            NextAction next = assessor.assess(input()).nextAction();
            assertThat(next).isNotNull();
            try {
                compare(roadmap, assessor, next);
            } catch (AssertionError wrong) {
                throw new AssertionError("with seed " + (SEED + round) + ": " + wrong.getMessage(), wrong);
            }
        }
    }

    private static void compare(Roadmap roadmap, Assessor assessor, NextAction next) {
        List<Check> all = roadmap.checks().filter(Check::required).toList();
        List<List<Check>> feasible = subsets(all).stream()
                .filter(subset -> holdsItsNeeds(roadmap, subset))
                .toList();
        List<Check> cheapest = feasible.stream()
                .filter(subset -> opens(assessor, subset))
                .min(java.util.Comparator.comparingInt(PlannerTest::days))
                .orElseThrow();
        double best = feasible.stream().mapToDouble(PlannerTest::ratio).max().orElseThrow();
        Check first = roadmap.check(next.check()).orElseThrow();

        assertThat(next.plan())
                .containsExactlyInAnyOrderElementsOf(
                        cheapest.stream().map(Check::id).toList());
        assertThat(holdsItsNeeds(roadmap, List.of(first)))
                .as("it waits for nothing")
                .isTrue();
        assertThat(feasible.stream()
                        .filter(subset -> subset.contains(first))
                        .mapToDouble(PlannerTest::ratio)
                        .max()
                        .orElseThrow())
                .as("it begins a group worth most per day")
                .isEqualTo(best);
        Set<String> done = new HashSet<>();
        for (String id : next.plan()) {
            done.add(id);
            List<Check> sofar =
                    all.stream().filter(check -> done.contains(check.id())).toList();
            assertThat(holdsItsNeeds(roadmap, sofar)).as("order " + next.plan()).isTrue();
        }
    }

    private static Practice[] practices(Random random) {
        List<Practice> practices = new ArrayList<>();
        int facts = 0;
        for (int i = 0; i < 4; i++) {
            List<Check> checks = new ArrayList<>();
            int many = 1 + random.nextInt(2);
            for (int j = 0; j < many; j++) {
                checks.add(check(
                        "one.a" + i + ".c" + j,
                        "f.b" + facts++,
                        1 + random.nextInt(9),
                        Effort.values()[random.nextInt(3)],
                        true,
                        null));
            }
            List<String> needs = practices.stream()
                    .map(Practice::id)
                    .filter(id -> random.nextInt(3) == 0)
                    .toList();
            practices.add(practice("one.a" + i, needs, checks.toArray(Check[]::new)));
        }
        return practices.toArray(Practice[]::new);
    }

    private static List<List<Check>> subsets(List<Check> all) {
        List<List<Check>> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << all.size(); bits++) {
            List<Check> subset = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(all.get(i));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static boolean holdsItsNeeds(Roadmap roadmap, Collection<Check> subset) {
        return roadmap.practices()
                .filter(practice -> practice.checks().stream().anyMatch(subset::contains))
                .flatMap(practice -> practice.dependsOn().stream())
                .allMatch(need ->
                        subset.containsAll(roadmap.practice(need).orElseThrow().checks()));
    }

    private static boolean opens(Assessor assessor, List<Check> subset) {
        Fact[] facts =
                subset.stream().map(check -> fact(check.expression(), true)).toArray(Fact[]::new);
        return assessor.assess(input(facts)).phases().get(0).gate().open();
    }

    private static int days(List<Check> subset) {
        return subset.stream().mapToInt(check -> check.effort().days()).sum();
    }

    private static double ratio(List<Check> subset) {
        return subset.stream().mapToInt(Check::weight).sum() / (double) days(subset);
    }

    private static NextAction next(Practice... practices) {
        @Nullable
        NextAction next =
                assessor(phase("one", 1, 6, practices)).assess(input()).nextAction();
        assertThat(next).isNotNull();
        return next;
    }
}
