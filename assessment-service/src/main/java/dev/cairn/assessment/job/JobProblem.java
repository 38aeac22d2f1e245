package dev.cairn.assessment.job;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a job. */
public final class JobProblem {

    static final ProblemKind ENDED = new ProblemKind("job-ended", "The job has ended", 409);
    static final ProblemKind NOT_REQUEUED =
            new ProblemKind("job-not-requeued", "Only a job that failed or was given up can be queued again", 409);

    /** What a scan was to read was removed when its job ended. */
    public static final ProblemKind ARCHIVE_GONE =
            new ProblemKind("archive-gone", "The archive is no longer there", 409);

    private JobProblem() {}
}
