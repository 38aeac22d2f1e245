package dev.cairn.kit.outbound;

import java.io.IOException;

/** There was no status: the URL leads where it must not, or nobody answered. */
public final class NoAnswer extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Outcome outcome;

    NoAnswer(Outcome outcome) {
        super(outcome instanceof Outcome.Refused refused ? refused.reason() : ((Outcome.Failed) outcome).detail());
        this.outcome = outcome;
    }

    /** {@link Outcome.Refused} or {@link Outcome.Failed}. */
    public Outcome outcome() {
        return outcome;
    }
}
