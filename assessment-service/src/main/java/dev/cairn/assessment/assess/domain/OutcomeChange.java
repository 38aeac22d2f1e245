package dev.cairn.assessment.assess.domain;

import org.jspecify.annotations.Nullable;

/**
 * A step in the history of a practice or of a gate: the outcome that an assessment brought.
 *
 * @param kind what it is of
 * @param subject id of the practice, or of the phase that the gate leads out of
 * @param before the word of the outcome before; {@code null}: there was none
 * @param outcome the word of the outcome now: of {@link Outcome}, or {@code open} and {@code closed} of a gate
 * @param cause why it is another; {@code null} for the first, and for gates
 * @param crossing whether it was reached or lost with this; {@code null}: neither
 */
public record OutcomeChange(
        Kind kind,
        String subject,
        @Nullable String before,
        String outcome,
        Change.@Nullable Cause cause,
        @Nullable Crossing crossing) {

    /** What has a history. */
    public enum Kind {
        PRACTICE("practice"),
        PHASE("phase");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word of the API. */
        public String word() {
            return word;
        }
    }

    /** Which way the line was crossed between met and not met, or between open and closed. */
    public enum Crossing {
        REACHED,
        LOST
    }
}
