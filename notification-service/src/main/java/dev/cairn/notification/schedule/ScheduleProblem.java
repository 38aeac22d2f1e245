package dev.cairn.notification.schedule;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a schedule. */
final class ScheduleProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);
    static final ProblemKind OVERRIDE_OVERLAPS =
            new ProblemKind("override-overlaps", "Somebody made another one at the same moment", 409);
    static final ProblemKind SCHEDULE_PAST = new ProblemKind("schedule-past", "What is past does not change", 409);
    static final ProblemKind SWAP_DECIDED = new ProblemKind("swap-decided", "The swap was decided before", 409);

    static final ProblemKind SWAP_OUTDATED =
            new ProblemKind("swap-outdated", "The schedule has changed since the swap was asked for", 409);

    private ScheduleProblem() {}
}
