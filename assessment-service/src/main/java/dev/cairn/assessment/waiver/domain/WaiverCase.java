package dev.cairn.assessment.waiver.domain;

import dev.cairn.assessment.assess.domain.Waiver;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.common.domain.Refused;
import dev.cairn.assessment.common.domain.Refused.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A waiver from its request to its end. Each change answers the next version of it.
 *
 * <p>Requested, it is approved or rejected by another member than who asked. Requested or approved, it can be revoked, and
 * expires at its end. Nothing follows after rejected, revoked and expired.
 *
 * @param target id of a practice, which means all its checks, or of a check
 * @param endsAt from this instant on it does not count
 * @param requested who asked, a person always
 * @param decided who approved or rejected it; null until somebody did
 * @param note what was said with the decision
 * @param closed when it was revoked or expired; null before
 * @param warnedAt when people were told that it ends soon; null before
 * @param version counts its changes from 1
 */
public record WaiverCase(
        UUID id,
        String target,
        String reason,
        Instant endsAt,
        WaiverStatus status,
        Act requested,
        @Nullable Act decided,
        @Nullable String note,
        @Nullable Act closed,
        @Nullable Instant warnedAt,
        long version) {

    /** A new request. */
    public static WaiverCase requested(UUID id, String target, String reason, Instant endsAt, Act by) {
        return new WaiverCase(id, target, reason, endsAt, WaiverStatus.REQUESTED, by, null, null, null, null, 1);
    }

    /**
     * Approved.
     *
     * @throws Refused for who asked, and when there is nothing to decide any more
     */
    public WaiverCase approved(Act by, @Nullable String said) {
        return decided(WaiverStatus.APPROVED, by, said);
    }

    /**
     * Rejected.
     *
     * @throws Refused for who asked, and when there is nothing to decide any more
     */
    public WaiverCase rejected(Act by, @Nullable String said) {
        return decided(WaiverStatus.REJECTED, by, said);
    }

    /**
     * Taken back. Revoking what is revoked changes nothing.
     *
     * @throws Refused when it was rejected or its end has come
     */
    public WaiverCase revoked(Act by) {
        if (status == WaiverStatus.REVOKED) {
            return this;
        }
        if (!status.isOpen() || isOver(by.at())) {
            throw new Refused(Reason.OVER, "The waiver is over: there is nothing to revoke");
        }
        return next(WaiverStatus.REVOKED, decided, note, by, warnedAt);
    }

    /** Whether its end has come and nobody noted it yet. */
    public boolean isOver(Instant now) {
        return status.isOpen() && !now.isBefore(endsAt);
    }

    /** Ended by time. */
    public WaiverCase expired(Instant now) {
        return next(WaiverStatus.EXPIRED, decided, note, Act.ofSystem(now), warnedAt);
    }

    /** Whether people are to be told now that it ends soon. */
    public boolean warns(Instant now) {
        return status == WaiverStatus.APPROVED && warnedAt == null && !now.isBefore(endsAt.minus(Waiver.WARNING));
    }

    /** People were told. */
    public WaiverCase warned(Instant now) {
        return next(status, decided, note, closed, now);
    }

    /** When time alone changes it next; empty: never. */
    public Optional<Instant> nextTurn() {
        if (!status.isOpen()) {
            return Optional.empty();
        }
        boolean warns = status == WaiverStatus.APPROVED && warnedAt == null;
        return Optional.of(warns ? endsAt.minus(Waiver.WARNING) : endsAt);
    }

    private WaiverCase decided(WaiverStatus decision, Act by, @Nullable String said) {
        if (String.valueOf(by.by()).equals(requested.by())) {
            throw new Refused(Reason.OWN, "You asked for this waiver; another member has to decide");
        }
        if (status != WaiverStatus.REQUESTED) {
            throw new Refused(
                    status == WaiverStatus.APPROVED || status == WaiverStatus.REJECTED ? Reason.DECIDED : Reason.OVER,
                    "The waiver is " + status.word() + ": there is nothing to decide");
        }
        if (isOver(by.at())) {
            throw new Refused(Reason.OVER, "The end that was asked for has come: there is nothing to decide");
        }
        return next(decision, by, said, closed, warnedAt);
    }

    private WaiverCase next(
            WaiverStatus next,
            @Nullable Act decision,
            @Nullable String said,
            @Nullable Act end,
            @Nullable Instant warning) {
        return new WaiverCase(id, target, reason, endsAt, next, requested, decision, said, end, warning, version + 1);
    }
}
