package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with sending something to a webhook. */
final class DeliveryProblem {

    static final ProblemKind WEBHOOK_DISABLED = new ProblemKind("webhook-disabled", "The webhook is disabled", 409);
    static final ProblemKind ALREADY_DELIVERED = new ProblemKind("already-delivered", "The message has arrived", 409);

    private DeliveryProblem() {}
}
