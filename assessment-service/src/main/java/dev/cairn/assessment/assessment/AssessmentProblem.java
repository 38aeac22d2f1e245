package dev.cairn.assessment.assessment;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of an assessment. */
final class AssessmentProblem {

    static final ProblemKind NOT_REPEATABLE =
            new ProblemKind("assessment-not-repeatable", "The assessment cannot be made again", 409);

    private AssessmentProblem() {}
}
