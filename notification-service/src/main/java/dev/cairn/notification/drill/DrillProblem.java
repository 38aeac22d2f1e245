package dev.cairn.notification.drill;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a drill. */
final class DrillProblem {

    static final ProblemKind RUNNING = new ProblemKind("drill-running", "A drill of the policy is running", 409);
    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);

    private DrillProblem() {}
}
