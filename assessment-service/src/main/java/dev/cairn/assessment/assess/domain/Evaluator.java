package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Expression;
import dev.cairn.assessment.roadmap.domain.ExpressionException;
import dev.cairn.assessment.roadmap.domain.FactType;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions on the facts of one project. */
final class Evaluator {

    private final FactBook facts;
    private final Map<String, FactType> types;

    Evaluator(FactBook facts, Map<String, FactType> types) {
        this.facts = facts;
        this.types = types;
    }

    /** The same on facts that are outranked by what was said. */
    Evaluator saying(Map<String, FactValue> said, Instant saidAt) {
        return new Evaluator(facts.saying(said, saidAt), types);
    }

    /**
     * What the expression comes to.
     *
     * <p>Only facts of the asked strength that are not expired count, and at least one has to. Where those do not decide, the
     * expired ones are asked as well: would it have been met, it is stale; did they say no, that stands; else nothing is known.
     */
    Reading read(Expression expression, Strength asked, @Nullable Duration freshness) {
        List<FactRead> reads = new ArrayList<>(expression.facts().size());
        Map<String, Object> values = new HashMap<>();
        boolean expired = false;
        for (String name : expression.facts()) {
            FactRead read = facts.read(name, asked, freshness);
            reads.add(read);
            expired |= read.state() == FactRead.State.EXPIRED;
            put(values, read, FactRead.State.COUNTS);
        }
        try {
            OptionalDouble score = values.isEmpty() ? OptionalDouble.empty() : expression.evaluate(values);
            if (score.isPresent()) {
                return decided(Scores.units(score.getAsDouble()), reads);
            }
            return expired ? old(expression, values, reads) : Reading.unknown(reads, null);
        } catch (ExpressionException failed) {
            return Reading.unknown(reads, failed.getMessage());
        }
    }

    private Reading old(Expression expression, Map<String, Object> values, List<FactRead> reads) {
        reads.forEach(read -> put(values, read, FactRead.State.EXPIRED));
        OptionalDouble score = expression.evaluate(values);
        int units = score.isPresent() ? Scores.units(score.getAsDouble()) : 1;
        if (units == Scores.FULL) {
            return new Reading(Outcome.STALE, 0, reads, false, null);
        }
        return new Reading(units == 0 ? Outcome.UNMET : Outcome.UNKNOWN, 0, reads, false, null);
    }

    private static Reading decided(int units, List<FactRead> reads) {
        if (units == Scores.FULL) {
            return new Reading(Outcome.MET, units, reads, true, null);
        }
        return new Reading(units == 0 ? Outcome.UNMET : Outcome.PARTIAL, units, reads, true, null);
    }

    private void put(Map<String, Object> values, FactRead read, FactRead.State state) {
        FactValue value = read.value();
        FactType type = types.get(read.name());
        if (read.state() == state && value != null && type != null) {
            values.put(read.name(), Objects.requireNonNull(value.as(type)));
        }
    }
}
