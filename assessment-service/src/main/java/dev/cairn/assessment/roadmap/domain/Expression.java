package dev.cairn.assessment.roadmap.domain;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** An expression that was understood. Immutable, safe for use by many threads. */
public interface Expression {

    /** What was written. */
    String source();

    /** The facts it reads, in the order of their names. */
    List<String> facts();

    /** The most steps that evaluating it takes. */
    long steps();

    /**
     * How far it holds: 1 for true, 0 for false, a number is brought into 0 to 1. Empty if the answer depends on a fact
     * that is not there; so what more facts can change is only an empty answer.
     *
     * @param values raw values by name of fact, of the declared types
     * @throws ExpressionException if it fails for another reason, such as a division by zero or too much work
     */
    OptionalDouble evaluate(Map<String, Object> values);
}
