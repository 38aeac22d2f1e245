package dev.cairn.notification.paging;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with sending a message to a person once more. */
final class PagingProblem {

    static final ProblemKind STILL_WAITING = new ProblemKind("message-waiting", "The message is still to be sent", 409);
    static final ProblemKind NOT_WANTED = new ProblemKind("message-not-wanted", "The message would not be sent", 409);

    private PagingProblem() {}
}
