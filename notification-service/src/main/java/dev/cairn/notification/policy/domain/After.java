package dev.cairn.notification.policy.domain;

/** Where an escalation is after a step, and what is worth a line in the alert's story. */
public record After(Progress progress, Word word) {

    /** What is to be said beside whom the step told. */
    public enum Word {
        /** The step did what it was to do, and another follows. */
        GOES_ON,
        /** The step reached nobody; the next one comes at once. */
        NOBODY,
        /** The steps reached no person so far; the fallback comes at once. */
        FALLS_BACK,
        /** There is no further step. */
        ENDED,
        /** An alert of low urgency is told once. */
        TOLD_ONCE,
        /** There is no further step, and no person was reached by any. */
        REACHED_NOBODY
    }
}
