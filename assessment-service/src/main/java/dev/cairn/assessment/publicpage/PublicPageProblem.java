package dev.cairn.assessment.publicpage;

import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with what is asked of a public page. */
final class PublicPageProblem {

    static final ProblemKind OFF = new ProblemKind("public-page-off", "The public page is off", 409);

    private PublicPageProblem() {}
}
