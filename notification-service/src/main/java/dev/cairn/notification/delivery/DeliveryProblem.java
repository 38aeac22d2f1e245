package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with sending something to a webhook. */
final class DeliveryProblem {

    static final ProblemKind WEBHOOK_DISABLED = new ProblemKind("webhook-disabled", "The webhook is disabled", 409);
    static final ProblemKind REPLAY_RUNNING = new ProblemKind("replay-running", "A replay is under way", 409);
    static final ProblemKind TOO_MUCH = new ProblemKind("replay-too-large", "There is too much in that time", 422);

    private DeliveryProblem() {}
}
