package dev.cairn.project.common;

import dev.cairn.kit.problem.ProblemKind;

/** The kinds of problem that only project-service has. */
public final class ProjectProblem {

    public static final ProblemKind SLUG_TAKEN = new ProblemKind("slug-taken", "The slug is in use", 409);
    public static final ProblemKind ALREADY_MEMBER =
            new ProblemKind("already-member", "The person is a member already", 409);
    public static final ProblemKind LAST_OWNER = new ProblemKind("last-owner", "An organisation needs an owner", 409);
    public static final ProblemKind PHASE_UNCHANGED =
            new ProblemKind("phase-unchanged", "The project is in this phase already", 409);
    public static final ProblemKind LIMIT_REACHED =
            new ProblemKind("limit-reached", "There are as many as there may be", 422);

    private ProjectProblem() {}
}
