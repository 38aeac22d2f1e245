package dev.cairn.assessment.report;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a report. */
final class ReportProblem {

    static final ProblemKind TOO_LARGE =
            new ProblemKind("report-too-large", "The assessment is too large for a report", 422);

    private ReportProblem() {}
}
