package dev.cairn.notification.muting;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of silences, maintenance windows and inhibition. */
final class MutingProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);
    static final ProblemKind OVER = new ProblemKind("muting-over", "It is over already", 409);

    private MutingProblem() {}
}
