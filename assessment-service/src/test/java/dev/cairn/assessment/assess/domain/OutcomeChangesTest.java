package dev.cairn.assessment.assess.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an assessment adds to the history of its project. */
class OutcomeChangesTest {

    private static final Assessor ASSESSOR = Fixture.assessor(
            Fixture.phase("one", 1, 6, Fixture.practice("one.a", List.of(), Fixture.check("one.a.c", "f.b0"))),
            Fixture.phase("two", 7, 12, Fixture.practice("two.a", List.of(), Fixture.check("two.a.c", "f.b1"))));
    private static final Assessment NOTHING = assess(Fixture.input(), null);
    private static final Assessment MET = assess(Fixture.input(Fixture.fact("f.b0", true)), null);

    @Test
    void inTheFirstEverythingIsNew() {
        assertThat(told(null, MET))
                .containsExactly(
                        "practice one.a null met null REACHED",
                        "practice two.a null unknown null null",
                        "phase one null open null REACHED",
                        "phase two null closed null null");
    }

    @Test
    void whatStaysTheSameIsNotRepeated() {
        assertThat(told(MET, assess(Fixture.input(Fixture.fact("f.b0", true)), MET)))
                .isEmpty();
    }

    @Test
    void whatIsReachedAndLostCrossesTheLine() {
        assertThat(told(NOTHING, assess(Fixture.input(Fixture.fact("f.b0", true)), NOTHING)))
                .containsExactly("practice one.a unknown met evidence REACHED", "phase one closed open null REACHED");
        assertThat(told(MET, assess(Fixture.input(Fixture.fact("f.b0", false)), MET)))
                .containsExactly("practice one.a met unmet lost LOST", "phase one open closed null LOST");
    }

    @Test
    void ageAloneLosesWithTheCauseExpired() {
        var later = Fixture.input(
                List.of(Fixture.fact("f.b0", true)), Fixture.NOW.plus(Duration.ofDays(60)), Previous.of(MET));

        assertThat(told(MET, ASSESSOR.assess(later)))
                .containsExactly("practice one.a met stale expired LOST", "phase one open closed null LOST");
    }

    @Test
    void aWaiverOpensTheGateAndAchievesNothing() {
        var waived = Fixture.with(
                Fixture.input().withPrevious(Previous.of(NOTHING)),
                List.of(Fixture.waiver("one.a", "later", Fixture.NOW.plus(Duration.ofDays(9)))),
                List.of());

        assertThat(told(NOTHING, ASSESSOR.assess(waived)))
                .containsExactly("practice one.a unknown waived waiver null", "phase one closed open null REACHED");
    }

    private static Assessment assess(AssessmentInput input, @Nullable Assessment before) {
        return ASSESSOR.assess(before == null ? input : input.withPrevious(Previous.of(before)));
    }

    private static List<String> told(@Nullable Assessment before, Assessment now) {
        return OutcomeChanges.of(before == null ? null : Previous.of(before), now).stream()
                .map(each -> "%s %s %s %s %s %s"
                        .formatted(
                                each.kind().word(),
                                each.subject(),
                                each.before(),
                                each.outcome(),
                                each.cause() == null ? null : each.cause().word(),
                                each.crossing()))
                .toList();
    }
}
