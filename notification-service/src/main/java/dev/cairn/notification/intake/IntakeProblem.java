package dev.cairn.notification.intake;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what another system tells. */
final class IntakeProblem {

    static final ProblemKind TOO_MANY_OPEN =
            new ProblemKind("too-many-open-alerts", "The organisation has as many open alerts as it may", 429);
    /** The same for senders that come again after a 5xx answer only. */
    static final ProblemKind TOO_MANY_OPEN_TRY_AGAIN =
            new ProblemKind("too-many-open-alerts", "The organisation has as many open alerts as it may", 503);

    private IntakeProblem() {}
}
