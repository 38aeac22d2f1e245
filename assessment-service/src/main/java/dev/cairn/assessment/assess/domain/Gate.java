package dev.cairn.assessment.assess.domain;

import java.util.List;

/**
 * The decision to leave a phase.
 *
 * @param open whether it may be left
 * @param missing what keeps it closed, of this and all earlier phases, in the order of the roadmap
 */
public record Gate(boolean open, List<Missing> missing) {

    /** {@code open} or {@code closed}. */
    public String state() {
        return state(open);
    }

    static String state(boolean open) {
        return open ? "open" : "closed";
    }

    /**
     * A required check that keeps a gate closed.
     *
     * @param practice id of its practice
     * @param check its id
     * @param outcome what was found about it
     * @param title what has to be proven
     * @param advice what to do
     */
    public record Missing(String practice, String check, Outcome outcome, String title, String advice) {

        /** The digests of assessments hold this text, and what Java 17 makes by itself costs many times as much. */
        @Override
        public String toString() {
            return "Missing[practice=" + practice + ", check=" + check + ", outcome=" + outcome + ", title=" + title
                    + ", advice=" + advice + "]";
        }
    }
}
