package dev.cairn.assessment.common;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with an input, so that the caller is told everything at once. */
public final class Inputs {

    /** Form of a text of one or more lines: no control characters but line feeds and tabs. */
    public static final String LINES = "^[\\P{Cc}\\n\\t]*$";

    private final Problem problem = new Problem(CommonProblem.INVALID, "One or more values are not valid");

    /** Notes a fault at a JSON pointer; null is none. */
    public Inputs at(String pointer, @Nullable String fault) {
        if (fault != null) {
            problem.at(pointer, fault);
        }
        return this;
    }

    /** @throws Problem when there was any fault */
    public void refuse() {
        if (!problem.errors().isEmpty()) {
            throw problem;
        }
    }
}
