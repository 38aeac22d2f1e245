package dev.cairn.assessment.common.domain;

/** A rule says no. Carries no stack trace: it is an answer, not a fault of the program. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** Who asked must not decide. */
        OWN,
        /** Nothing waits for a decision, or somebody decided before. */
        DECIDED,
        /** The same was asked before, and waits for a decision. */
        WAITING,
        /** It was rejected, revoked, or its end has come. */
        OVER
    }

    private final Reason reason;

    /** @param detail one sentence that may be shown to who tried */
    public Refused(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
