package dev.cairn.assessment.waiver;

import dev.cairn.assessment.common.domain.Refused;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import java.util.function.Supplier;

/** What can be wrong with what is asked of a waiver. */
final class WaiverProblem {

    static final ProblemKind REQUESTED =
            new ProblemKind("waiver-requested", "A waiver for this is waiting for a decision", 409);
    static final ProblemKind OWN =
            new ProblemKind("waiver-own-request", "Nobody decides on a waiver that they asked for", 403);
    static final ProblemKind DECIDED = new ProblemKind("waiver-decided", "Somebody decided on the waiver before", 409);
    static final ProblemKind OVER = new ProblemKind("waiver-over", "The waiver is over", 409);

    private WaiverProblem() {}

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
            case OVER -> OVER;
        };
    }
}
