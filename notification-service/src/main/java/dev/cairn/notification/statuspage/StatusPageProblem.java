package dev.cairn.notification.statuspage;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of status pages. */
final class StatusPageProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);

    private StatusPageProblem() {}
}
