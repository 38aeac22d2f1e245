package dev.cairn.assessment.assess.domain;

/**
 * A practice with another outcome than in the assessment before.
 *
 * @param practice its id
 * @param title what it is called
 * @param from the outcome before
 * @param to the outcome now
 * @param cause why
 * @param regression whether it was met and no longer is
 * @param detail the cause in words
 */
public record Change(
        String practice, String title, Outcome from, Outcome to, Cause cause, boolean regression, String detail) {

    /** Why an outcome changed. Consumers must accept words they do not know. */
    public enum Cause {
        /** The facts now say no, or their evidence is gone. */
        LOST("lost"),
        /** The evidence is too old. */
        EXPIRED("expired"),
        /** New evidence shows more. */
        EVIDENCE("evidence"),
        /** Another roadmap or version judged. */
        ROADMAP("roadmap"),
        /** A waiver began or ended. */
        WAIVER("waiver"),
        /** It began or ceased to concern the project. */
        APPLICABILITY("applicability");

        private final String word;

        Cause(String word) {
            this.word = word;
        }

        /** The word of the API. */
        public String word() {
            return word;
        }
    }
}
