package dev.cairn.notification.incident;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of incidents. */
final class IncidentProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);
    static final ProblemKind RESOLVED = new ProblemKind("incident-resolved", "The incident is resolved", 409);
    static final ProblemKind OPEN = new ProblemKind("incident-open", "The incident is not resolved", 409);
    static final ProblemKind MOVED_ON =
            new ProblemKind("incident-moved-on", "The incident is not in the state that you acted on", 409);
    static final ProblemKind ELSEWHERE =
            new ProblemKind("alert-in-other-incident", "An alert belongs to another open incident", 409);

    private IncidentProblem() {}
}
