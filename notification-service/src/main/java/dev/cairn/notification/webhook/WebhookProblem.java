package dev.cairn.notification.webhook;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with a webhook that is asked for. */
final class WebhookProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);

    static final ProblemKind SIGNATURE_NOT_USED =
            new ProblemKind("signature-not-used", "The webhook does not sign that way", 409);

    private WebhookProblem() {}
}
