package dev.cairn.project.common;

import dev.cairn.kit.problem.ProblemKind;

/** The kinds of problem that only project-service has. */
public enum ProjectProblem implements ProblemKind {
    SLUG_TAKEN("slug-taken", "The slug is in use", 409),
    ALREADY_MEMBER("already-member", "The person is a member already", 409),
    LAST_OWNER("last-owner", "An organisation needs an owner", 409),
    PHASE_UNCHANGED("phase-unchanged", "The project is in this phase already", 409),
    LIMIT_REACHED("limit-reached", "There are as many as there may be", 422);

    private final String slug;
    private final String title;
    private final int status;

    ProjectProblem(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public int status() {
        return status;
    }
}
