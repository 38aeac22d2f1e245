package dev.cairn.assessment.assess.domain;

import static dev.cairn.assessment.assess.domain.Fixture.assessor;
import static dev.cairn.assessment.assess.domain.Fixture.check;
import static dev.cairn.assessment.assess.domain.Fixture.fact;
import static dev.cairn.assessment.assess.domain.Fixture.input;
import static dev.cairn.assessment.assess.domain.Fixture.phase;
import static dev.cairn.assessment.assess.domain.Fixture.practice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.assessment.roadmap.domain.Effort;
import dev.cairn.assessment.roadmap.domain.Practice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {

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

    private static NextAction next(Practice... practices) {
        @Nullable
        NextAction next =
                assessor(phase("one", 1, 6, practices)).assess(input()).nextAction();
        assertThat(next).isNotNull();
        return next;
    }
}
