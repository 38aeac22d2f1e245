package dev.cairn.assessment.applicability.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.common.domain.Refused;
import dev.cairn.assessment.common.domain.Refused.Reason;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OverrulingCaseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Act ANA = new Act("ana", "Ana", NOW);
    private static final Act BEN = new Act("ben", "Ben", NOW.plusSeconds(60));
    private static final Said OFF = new Said(OverrulingCase.DOES_NOT_APPLY, "nobody calls it", ANA);
    private static final Said ON = new Said(OverrulingCase.APPLIES, "it does", BEN);
    private static final OverrulingCase UNTOUCHED = OverrulingCase.untouched(new UUID(0, 1), "one.a");

    @Test
    void thatItDoesNotApplyCountsOnceAnotherMemberApproved() {
        OverrulingCase asked = UNTOUCHED.requested(OFF);
        assertThat(asked.inEffect()).isNull();
        assertThat(asked.asked()).isEqualTo(OFF);

        OverrulingCase approved = asked.approved(BEN, "so it is");
        assertThat(approved.inEffect())
                .isEqualTo(new Said(OverrulingCase.DOES_NOT_APPLY, "nobody calls it", ANA, BEN, "so it is"));
        assertThat(approved.asked()).isNull();
        assertThat(approved.version()).isEqualTo(2);
    }

    @Test
    void whoAskedNeverDecidesAndNothingIsDecidedTwice() {
        OverrulingCase asked = UNTOUCHED.requested(OFF);

        refused(Reason.OWN, () -> asked.approved(ANA, null));
        refused(Reason.OWN, () -> asked.rejected(ANA, null));
        refused(Reason.DECIDED, () -> asked.approved(BEN, null).approved(BEN, null));
        refused(Reason.DECIDED, () -> asked.rejected(BEN, null).approved(BEN, null));
        refused(Reason.DECIDED, () -> UNTOUCHED.approved(BEN, null));
        refused(Reason.WAITING, () -> asked.requested(new Said(OverrulingCase.DOES_NOT_APPLY, "another reason", BEN)));
    }

    @Test
    void whatCountedBeforeGoesOnUntilTheDecisionAndAfterARefusal() {
        OverrulingCase asked = UNTOUCHED.overruled(ON).requested(OFF);
        assertThat(asked.inEffect()).isEqualTo(ON);

        OverrulingCase rejected = asked.rejected(BEN, "it is called daily");
        assertThat(rejected.inEffect()).isEqualTo(ON);
        assertThat(rejected.asked()).isNull();
        assertThat(rejected.rejected()).isEqualTo(new OverrulingCase.Rejection(BEN, "it is called daily"));
        assertThat(rejected.requested(OFF).rejected()).isNull();
    }

    @Test
    void thatItAppliesCountsAtOnceAndVoidsTheRequest() {
        OverrulingCase applies = UNTOUCHED.requested(OFF).overruled(ON);

        assertThat(applies.inEffect()).isEqualTo(ON);
        assertThat(applies.asked()).isNull();
    }

    @Test
    void whatIsTakenBackLeavesNothingAndWhatIsRepeatedChangesNothing() {
        OverrulingCase approved = UNTOUCHED.requested(OFF).approved(BEN, null);

        assertThat(approved.withdrawn().inEffect()).isNull();
        assertThat(approved.withdrawn().version()).isEqualTo(3);
        assertThat(UNTOUCHED.withdrawn()).isSameAs(UNTOUCHED);
        assertThat(UNTOUCHED.requested(OFF).requested(OFF).version()).isEqualTo(1);
        assertThat(UNTOUCHED.overruled(ON).overruled(ON).version()).isEqualTo(1);
        assertThat(approved.requested(OFF)).isSameAs(approved);
    }

    private static void refused(Reason reason, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
