package dev.cairn.notification.component;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of components. */
final class ComponentProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);
    static final ProblemKind OTHER_COMPONENTS =
            new ProblemKind("other-components", "There are other components than those that were named", 409);

    private ComponentProblem() {}
}
