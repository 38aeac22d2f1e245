package dev.cairn.notification.webhook;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with a webhook that is asked for. */
final class WebhookProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);

    private WebhookProblem() {}
}
