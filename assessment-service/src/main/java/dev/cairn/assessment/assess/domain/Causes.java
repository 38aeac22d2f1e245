package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.assess.domain.Snapshot.PracticeSnapshot;

/** Says why a practice has another outcome than before. */
final class Causes {

    private Causes() {}

    /**
     * The cause.
     *
     * @param sameRoadmap whether both outcomes were judged by one version of one roadmap
     * @param from the outcome before, another than the present
     */
    static Change.Cause of(boolean sameRoadmap, Outcome from, PracticeSnapshot now) {
        Outcome to = now.outcome();
        if (!sameRoadmap) {
            return Change.Cause.ROADMAP;
        }
        if (from == Outcome.NOT_APPLICABLE || to == Outcome.NOT_APPLICABLE) {
            return Change.Cause.APPLICABILITY;
        }
        if (to == Outcome.WAIVED || (from == Outcome.WAIVED && to != Outcome.MET)) {
            return Change.Cause.WAIVER;
        }
        if (to == Outcome.MET || from == Outcome.UNKNOWN || rank(to) > rank(from)) {
            return Change.Cause.EVIDENCE;
        }
        return now.expired() ? Change.Cause.EXPIRED : Change.Cause.LOST;
    }

    private static int rank(Outcome outcome) {
        return outcome == Outcome.MET ? 2 : outcome == Outcome.PARTIAL ? 1 : 0;
    }
}
