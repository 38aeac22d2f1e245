package dev.cairn.assessment.applicability;

import dev.cairn.assessment.common.domain.Refused;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import java.util.function.Supplier;

/** What can be wrong with what is said of what applies. */
final class OverrulingProblem {

    static final ProblemKind VALIDATES =
            new ProblemKind("practice-always-applies", "The practice validates a phase, so it always applies", 422);
    static final ProblemKind REQUESTED =
            new ProblemKind("applicability-requested", "That it does not apply waits for a decision", 409);
    static final ProblemKind OWN =
            new ProblemKind("applicability-own-request", "Nobody decides on what they asked for", 403);
    static final ProblemKind DECIDED =
            new ProblemKind("applicability-decided", "Nothing waits for a decision about it", 409);

    private OverrulingProblem() {}

    /**
     * Asks the domain, which knows of no HTTP.
     *
     * @throws Problem when a rule refuses
     */
    static <T> T decide(Supplier<T> rule) {
        try {
            return rule.get();
        } catch (Refused refused) {
            throw new Problem(kind(refused.reason()), String.valueOf(refused.getMessage()));
        }
    }

    private static ProblemKind kind(Refused.Reason reason) {
        return switch (reason) {
            case OWN -> OWN;
            case DECIDED -> DECIDED;
            case WAITING -> REQUESTED;
            case OVER -> throw new IllegalArgumentException("an overruling has no end");
        };
    }
}
