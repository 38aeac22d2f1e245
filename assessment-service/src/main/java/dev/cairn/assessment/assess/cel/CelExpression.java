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
    private final CelRuntime.Program program;

    CelExpression(String source, List<String> facts, CelRuntime.Program program) {
        this.source = source;
        this.facts = facts;
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
    public OptionalDouble evaluate(Map<String, Object> values) {
        boolean complete = values.keySet().containsAll(facts);
        if (!complete && facts.size() == 1) {
            return OptionalDouble.empty();
        }
        try {
            // asked by name, as a map would be copied each time
            return score(program.eval((CelVariableResolver) name -> Optional.ofNullable(values.get(name))), complete);
        } catch (CelEvaluationException | IllegalArgumentException failed) {
            if (complete) {
                throw new ExpressionException(String.valueOf(failed.getMessage()), 0, 0);
            }
            return OptionalDouble.empty();
        }
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
