package dev.cairn.assessment.source;

import dev.cairn.assessment.source.git.GitFailure;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;

/** What can be wrong with a connected repository. */
final class SourceProblem {

    static final ProblemKind UNCONNECTED =
            new ProblemKind("repository-not-connected", "No repository is connected to the project", 404);

    private static final int UNREADABLE = 422;

    private SourceProblem() {}

    static Problem of(GitFailure failure) {
        var kind = new ProblemKind(failure.reason().slug(), failure.reason().title(), UNREADABLE);
        return new Problem(kind, sentence(String.valueOf(failure.getMessage())));
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }

    static Problem unconnected() {
        return new Problem(UNCONNECTED, "Connect one first");
    }
}
