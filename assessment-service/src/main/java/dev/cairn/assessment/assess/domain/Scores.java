package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Check;
import java.util.List;

/** Sums of scores in whole ten-thousandths, so that no rounding depends on the order of adding. */
final class Scores {

    /** A score of 1. */
    static final int FULL = 10_000;

    private static final int TENTHS = 1_000;

    private Scores() {}

    /** A score in ten-thousandths, rounded down, so that only a true 1 is full. */
    static int units(double score) {
        return (int) Math.floor(score * FULL);
    }

    /**
     * The share of the checks that is met, by weight, 0 to 100, rounded down to one decimal.
     *
     * <p>Not applicable ones count nowhere; waived ones count as not met. Where none applies there is nothing left to do: 100. A
     * phase that is not complete never shows 100, however light what is missing is.
     */
    static double readiness(List<CheckResult> results, boolean complete) {
        long met = 0;
        long all = 0;
        for (CheckResult result : results) {
            if (result.outcome() != Outcome.NOT_APPLICABLE) {
                Check check = result.check();
                met += (long) check.weight() * result.units();
                all += (long) check.weight() * FULL;
            }
        }
        long tenths = all == 0 ? TENTHS : met * TENTHS / all;
        return (complete ? tenths : Math.min(tenths, TENTHS - 1)) / 10.0;
    }
}
