package dev.cairn.assessment.assess.domain;

/**
 * Where a project stands in time.
 *
 * @param week the week since its start, from 1; 0 before the start
 * @param expectedPhase id of the phase it may be in without being behind
 * @param verdict how the phase it is really in compares
 */
public record Pace(long week, String expectedPhase, Verdict verdict) {

    /** The three verdicts. */
    public enum Verdict {
        AHEAD("ahead"),
        ON_TRACK("on-track"),
        BEHIND("behind");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        /** The word of the API. */
        public String word() {
            return word;
        }
    }
}
