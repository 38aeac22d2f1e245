package dev.cairn.notification.policy;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a policy. */
final class PolicyProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);
    static final ProblemKind IN_USE = new ProblemKind("policy-in-use", "Something sends alerts to the policy", 409);

    private PolicyProblem() {}
}
