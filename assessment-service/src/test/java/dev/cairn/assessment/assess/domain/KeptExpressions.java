package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what was compiled, since generated roadmaps repeat their expressions and declare the same facts. */
final class KeptExpressions implements Expressions {

    private final Map<String, Expression> compiled = new ConcurrentHashMap<>();

    @Override
    public Expression compile(String source, Map<String, FactType> facts) {
        return compiled.computeIfAbsent(source, text -> Fixture.CEL.compile(text, facts));
    }
}
