package dev.cairn.assessment.assess.cel;

import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One compiled CEL expression.
 *
 * <p>CEL absorbs the failure of one side of {@code &&} and {@code ||} where the other side decides, which is exactly how
 * a fact that is not there has to behave: so it is left out of the values, and a failure while one is missing is no answer.
 */
final class CelExpression implements Expression {

    private final String source;
    private final List<String> facts;
    private final CelBounds.Cost cost;
    private final CelRuntime.Program program;

    CelExpression(String source, List<String> facts, CelBounds.Cost cost, CelRuntime.Program program) {
        this.source = source;
        this.facts = facts;
        this.cost = cost;
        this.program = program;
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public List<String> facts() {
        return facts;
    }

    @Override
    public long steps() {
        return cost.steps();
    }

    @Override
    public OptionalDouble evaluate(Map<String, Object> values) {
        boolean complete = values.keySet().containsAll(facts);
        if (!complete && facts.size() == 1) {
            return OptionalDouble.empty();
        }
        requireSmall(values);
        try {
            // asked by name, as a map would be copied each time
            CelVariableResolver named = name -> Optional.ofNullable(values.get(name));
            return score(cost.loops() ? program.trace(named, new StepBudget()) : program.eval(named), complete);
        } catch (CelEvaluationException | IllegalArgumentException failed) {
            if (complete) {
                throw new ExpressionException(String.valueOf(failed.getMessage()), 0, 0);
            }
            return OptionalDouble.empty();
        }
    }

    /** The bound on the cost holds for values of a usual size; evidence may hold others. */
    private static void requireSmall(Map<String, Object> values) {
        values.forEach((name, value) -> {
            if (value instanceof List<?> list && list.size() > CelBounds.MOST_TEXTS) {
                throw new ExpressionException(
                        "fact %s has %d texts; at most %d can be read"
                                .formatted(name, list.size(), CelBounds.MOST_TEXTS),
                        0,
                        0);
            }
        });
    }

    private static OptionalDouble score(Object result, boolean complete) {
        if (result instanceof Boolean truth) {
            return OptionalDouble.of(truth ? 1 : 0);
        }
        if (result instanceof Number number && !Double.isNaN(number.doubleValue())) {
            return OptionalDouble.of(Math.max(0, Math.min(1, number.doubleValue())));
        }
        if (complete) {
            throw new ExpressionException("yielded no truth and no number", 0, 0);
        }
        return OptionalDouble.empty();
    }
}
