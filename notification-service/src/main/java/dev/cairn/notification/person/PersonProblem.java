package dev.cairn.notification.person;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of contact methods. */
final class PersonProblem {

    static final ProblemKind LIMIT_REACHED = new ProblemKind("limit-reached", "There are as many as there may be", 422);
    static final ProblemKind WRONG_CODE = new ProblemKind("wrong-code", "The code is not the one that was sent", 422);
    static final ProblemKind NO_CODE = new ProblemKind("no-code", "There is no code in force", 409);
    static final ProblemKind ALREADY_VERIFIED = new ProblemKind("already-verified", "The address is proved", 409);
    static final ProblemKind NOT_VERIFIED = new ProblemKind("not-verified", "The address is not proved yet", 409);

    static final ProblemKind NO_KEYS =
            new ProblemKind("signature-not-used", "The messages are not signed that way", 409);

    private PersonProblem() {}
}
