package dev.cairn.project.common;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.problem.ProblemKind;
import dev.cairn.project.common.domain.Refused;
import java.util.function.Supplier;

/** Asks the domain, which knows of no HTTP, and turns its refusals into problems. */
public final class Decisions {

    private Decisions() {}

    /**
     * Decides.
     *
     * @throws Problem when a rule refuses
     */
    public static <T> T decide(Supplier<T> rule) {
        try {
            return rule.get();
        } catch (Refused refused) {
            throw problem(refused);
        }
    }

    /**
     * Checks.
     *
     * @throws Problem when a rule refuses
     */
    public static void check(Runnable rule) {
        try {
            rule.run();
        } catch (Refused refused) {
            throw problem(refused);
        }
    }

    private static Problem problem(Refused refused) {
        if (refused.reason() == Refused.Reason.NOT_FOUND) {
            return Problem.notFound();
        }
        var problem = new Problem(kind(refused.reason()), refused.detail());
        refused.faults().forEach(fault -> problem.at(fault.pointer(), fault.detail()));
        return problem;
    }

    private static ProblemKind kind(Refused.Reason reason) {
        return switch (reason) {
            case INVALID -> CommonProblem.INVALID;
            case NOT_ALLOWED -> CommonProblem.FORBIDDEN;
            case NOT_FOUND -> CommonProblem.NOT_FOUND;
            case SLUG_TAKEN -> ProjectProblem.SLUG_TAKEN;
            case ALREADY_MEMBER -> ProjectProblem.ALREADY_MEMBER;
            case LAST_OWNER -> ProjectProblem.LAST_OWNER;
            case PHASE_UNCHANGED -> ProjectProblem.PHASE_UNCHANGED;
            case LIMIT_REACHED -> ProjectProblem.LIMIT_REACHED;
        };
    }
}
