package dev.cairn.assessment.job;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a job. */
enum JobProblem implements ProblemKind {
    ENDED("job-ended", "The job has ended", 409),
    NOT_REQUEUED("job-not-requeued", "Only a job that failed or was given up can be queued again", 409),
    ARCHIVE_GONE("archive-gone", "The archive is no longer there", 409);

    private final String slug;
    private final String title;
    private final int status;

    JobProblem(String slug, String title, int status) {
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
