package dev.cairn.notification.alert;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with handling an alert. */
final class AlertProblem {

    static final ProblemKind ALREADY_ACKNOWLEDGED =
            new ProblemKind("alert-already-acknowledged", "Somebody acknowledged the alert before", 409);
    static final ProblemKind ALREADY_RESOLVED = new ProblemKind("alert-already-resolved", "The alert is resolved", 409);

    static final ProblemKind MOVED_ON =
            new ProblemKind("alert-moved-on", "The alert is not in the state that you acted on", 409);
    static final ProblemKind NOT_SNOOZED = new ProblemKind("alert-not-snoozed", "The alert is not snoozed", 409);

    private AlertProblem() {}
}
