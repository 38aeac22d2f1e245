package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Applicability;
import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.Expressions;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** A roadmap with each of its expressions compiled once. */
final class CompiledRoadmap {

    private final Roadmap roadmap;
    private final Map<String, FactType> types;
    private final Map<String, Expression> bySource = new HashMap<>();

    CompiledRoadmap(Roadmap roadmap, Expressions expressions) {
        this.roadmap = roadmap;
        this.types = roadmap.factTypes();
        sources(roadmap).forEach(source -> bySource.computeIfAbsent(source, text -> expressions.compile(text, types)));
    }

    Roadmap roadmap() {
        return roadmap;
    }

    Map<String, FactType> types() {
        return types;
    }

    Expression expression(String source) {
        Expression expression = bySource.get(source);
        if (expression == null) {
            throw new IllegalArgumentException("not an expression of this roadmap: " + source);
        }
        return expression;
    }

    private static Stream<String> sources(Roadmap roadmap) {
        return Stream.of(
                        roadmap.checks().map(check -> check.expression()),
                        roadmap.practices()
                                .map(practice -> practice.applies())
                                .flatMap(Stream::ofNullable)
                                .map(Applicability::expression),
                        roadmap.checks()
                                .map(check -> check.applies())
                                .flatMap(Stream::ofNullable)
                                .map(Applicability::expression),
                        roadmap.phases().stream()
                                .flatMap(phase -> phase.skip().stream())
                                .map(skip -> skip.expression()),
                        roadmap.trust().stream().map(condition -> condition.expression()))
                .flatMap(part -> part);
    }
}
