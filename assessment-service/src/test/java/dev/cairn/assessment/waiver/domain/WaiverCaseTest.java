package dev.cairn.assessment.waiver.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.common.domain.Refused;
import dev.cairn.assessment.common.domain.Refused.Reason;
import dev.cairn.assessment.common.domain.Term;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WaiverCaseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Instant END = NOW.plus(Duration.ofDays(90));
    private static final Act ANA = new Act("ana", "Ana", NOW);
    private static final Act BEN = new Act("ben", "Ben", NOW.plusSeconds(60));
    private static final WaiverCase ASKED = WaiverCase.requested(new UUID(0, 1), "one.a", "not now", END, ANA);

    @Test
    void anotherMemberApprovesOrRejects() {
        var approved = ASKED.approved(BEN, "fine");

        assertThat(approved.status()).isEqualTo(WaiverStatus.APPROVED);
        assertThat(approved.decided()).isEqualTo(BEN);
        assertThat(approved.note()).isEqualTo("fine");
        assertThat(approved.version()).isEqualTo(2);
        assertThat(ASKED.rejected(BEN, null).status()).isEqualTo(WaiverStatus.REJECTED);
    }

    @Test
    void whoAskedNeverDecides() {
        refused(Reason.OWN, () -> ASKED.approved(ANA, null));
        refused(Reason.OWN, () -> ASKED.rejected(ANA, null));
        refused(Reason.OWN, () -> ASKED.approved(BEN, null).approved(ANA, null));
    }

    @Test
    void whatIsDecidedStaysDecidedAndWhatIsOverStaysOver() {
        var approved = ASKED.approved(BEN, null);
        var late = new Act("ben", "Ben", END);

        refused(Reason.DECIDED, () -> approved.approved(BEN, null));
        refused(Reason.DECIDED, () -> approved.rejected(BEN, null));
        refused(Reason.DECIDED, () -> ASKED.rejected(BEN, null).approved(BEN, null));
        refused(Reason.OVER, () -> ASKED.approved(late, null));
        refused(Reason.OVER, () -> approved.revoked(late));
        for (WaiverCase over : List.of(ASKED.revoked(ANA), ASKED.expired(END))) {
            refused(Reason.OVER, () -> over.approved(BEN, null));
        }
        refused(Reason.OVER, () -> ASKED.rejected(BEN, null).revoked(ANA));
        refused(Reason.OVER, () -> approved.expired(END).revoked(ANA));
    }

    @Test
    void revokingTwiceChangesNothingTheSecondTime() {
        var revoked = ASKED.approved(BEN, null).revoked(ANA);

        assertThat(revoked.status()).isEqualTo(WaiverStatus.REVOKED);
        assertThat(revoked.closed()).isEqualTo(ANA);
        assertThat(revoked.revoked(BEN)).isEqualTo(revoked);
    }

    @Test
    void timeWarnsOnceTenDaysBeforeTheEndAndThenEndsIt() {
        var approved = ASKED.approved(BEN, null);
        Instant tenDaysBefore = END.minus(Duration.ofDays(10));

        assertThat(ASKED.nextTurn()).contains(END);
        assertThat(approved.nextTurn()).contains(tenDaysBefore);
        assertThat(ASKED.warns(tenDaysBefore)).isFalse();
        assertThat(approved.warns(tenDaysBefore.minusNanos(1))).isFalse();
        assertThat(approved.warns(tenDaysBefore)).isTrue();
        var warned = approved.warned(tenDaysBefore);
        assertThat(warned.warns(END)).isFalse();
        assertThat(warned.nextTurn()).contains(END);
        assertThat(warned.isOver(END.minusNanos(1))).isFalse();
        assertThat(warned.isOver(END)).isTrue();
        var expired = warned.expired(END);
        assertThat(expired.closed()).isEqualTo(new Act(null, null, END));
        assertThat(expired.nextTurn()).isEmpty();
        assertThat(expired.isOver(END)).isFalse();
    }

    @Test
    void aTermIsAtMost180Days() {
        assertThat(Term.fault(NOW.plus(Duration.ofDays(180)), NOW)).isNull();
        assertThat(Term.fault(NOW.plus(Duration.ofDays(180)).plusNanos(1), NOW)).contains("180 days");
        assertThat(Term.fault(NOW, NOW)).contains("future");
    }

    private static void refused(Reason reason, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
