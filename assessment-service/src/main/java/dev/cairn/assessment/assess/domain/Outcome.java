package dev.cairn.assessment.assess.domain;

/** What was found about a check or a practice. */
public enum Outcome {
    MET("met"),
    PARTIAL("partial"),
    UNMET("unmet"),
    /** It was met, but its evidence is too old. */
    STALE("stale"),
    /** No evidence that counts. */
    UNKNOWN("unknown"),
    /** A waiver stands in for it until its end. */
    WAIVED("waived"),
    NOT_APPLICABLE("not-applicable");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** The word of the API. */
    public String word() {
        return word;
    }

    /** Whether a gate may open with it: met, waived, or not applicable. Only met is ever counted as met. */
    public boolean passes() {
        return this == MET || this == WAIVED || this == NOT_APPLICABLE;
    }

    /** The outcome of that word. Throws {@link IllegalArgumentException} if there is none. */
    public static Outcome ofWord(String word) {
        for (Outcome outcome : values()) {
            if (outcome.word.equals(word)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("no outcome is called " + word);
    }
}
