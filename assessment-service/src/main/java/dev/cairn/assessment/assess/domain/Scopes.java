package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Applicability;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds what applies, by the facts and by a member's word on the kind of project. */
final class Scopes {

    private final CompiledRoadmap roadmap;
    private final Evaluator evaluator;
    private final @Nullable KindOverride kind;
    private final Map<String, FactValue> said;

    Scopes(CompiledRoadmap roadmap, Evaluator evaluator, AssessmentInput input) {
        this.roadmap = roadmap;
        this.kind = input.kind();
        this.said = kind == null ? Map.of() : kind.facts();
        this.evaluator = kind == null
                ? evaluator
                : evaluator.saying(said, kind.overruler().at());
    }

    Scope of(@Nullable Applicability applies) {
        if (applies == null) {
            return Scope.EVERYTHING;
        }
        Reading reading =
                evaluator.read(roadmap.expression(applies.expression()), applies.strength(), applies.freshness());
        boolean decided = reading.current();
        Scope.State state = !decided ? Scope.State.OPEN : reading.counts() ? Scope.State.IN : Scope.State.OUT;
        return new Scope(state, applies.reason(), reading.facts(), overruled(reading));
    }

    private @Nullable Overruling overruled(Reading reading) {
        return kind != null && reading.facts().stream().anyMatch(fact -> said.containsKey(fact.name()))
                ? kind.overruling()
                : null;
    }
}
