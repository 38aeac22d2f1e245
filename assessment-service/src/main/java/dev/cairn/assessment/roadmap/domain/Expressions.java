package dev.cairn.assessment.roadmap.domain;

import java.util.Map;

/** Understands expressions. Implementations are safe for use by many threads. */
public interface Expressions {

    /**
     * Reads an expression once, so that it can be evaluated often.
     *
     * @param source what was written
     * @param facts the facts it may read, with their types
     * @throws ExpressionException if it cannot be read, names an unknown fact, mixes types, is too long, or yields
     *     neither a truth nor a number
     */
    Expression compile(String source, Map<String, FactType> facts);
}
