package dev.cairn.assessment.assess.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;

/**
 * Counts the steps of one evaluation and ends it when there are too many, or when it takes too long.
 *
 * <p>Too many steps are the expression's own fault, and the same each time: what it judges is unknown. Too much time may be the
 * machine's, so it fails the assessment, which is tried again, and never turns into a verdict.
 */
final class StepBudget implements CelEvaluationListener {

    static final long MOST_STEPS = 4 * CelBounds.MOST_STEPS;

    private static final long MOST_NANOS = 5_000_000_000L;
    private static final int LOOK_AT_THE_CLOCK = 0x3ff;

    private final long started = System.nanoTime();
    private long steps;

    @Override
    public void callback(CelExpr expr, Object result) {
        steps++;
        if (steps > MOST_STEPS) {
            throw new IllegalArgumentException("took more than %,d steps".formatted(MOST_STEPS));
        }
        if ((steps & LOOK_AT_THE_CLOCK) == 0 && System.nanoTime() - started > MOST_NANOS) {
            throw new TookTooLong();
        }
    }

    /** Not a fault of the expression, whose steps are bounded, so no reason to judge. */
    static final class TookTooLong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TookTooLong() {
            super("an expression took longer than 5 s");
        }
    }
}
