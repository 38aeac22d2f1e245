package dev.cairn.notification.escalation;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with escalating an alert. */
final class EscalationProblem {

    static final ProblemKind MOVED_ON =
            new ProblemKind("escalation-moved-on", "The escalation is not where you saw it", 409);
    static final ProblemKind NOT_RUNNING =
            new ProblemKind("escalation-not-running", "The alert does not escalate", 409);

    private EscalationProblem() {}
}
