package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the MVP is to find out, and what was found.
 *
 * @param metric what is measured
 * @param target the value to reach
 * @param atLeast whether the target is a lower bound; else it is an upper bound
 * @param observed the value that was seen; {@code null}: not yet
 * @param statedOn when it was stated
 * @param observedOn when the value was seen; {@code null}: not yet
 */
public record Hypothesis(
        String metric,
        double target,
        boolean atLeast,
        @Nullable Double observed,
        LocalDate statedOn,
        @Nullable LocalDate observedOn) {

    /**
     * The facts of this hypothesis. Give an assessment those of the current hypothesis only: an observation of an earlier one
     * proves nothing about this one.
     */
    public List<Fact> facts(String evidenceId) {
        Instant stated = at(statedOn);
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("hypothesis.stated", FactValue.of(true), Strength.CLAIMED, evidenceId, stated));
        facts.add(fact("hypothesis.metric", FactValue.of(metric), Strength.CLAIMED, evidenceId, stated));
        facts.add(fact("hypothesis.target", FactValue.of(target), Strength.CLAIMED, evidenceId, stated));
        if (observed == null || observedOn == null) {
            facts.add(fact("hypothesis.reached", FactValue.of(false), Strength.CLAIMED, evidenceId, stated));
            return List.copyOf(facts);
        }
        boolean reached = atLeast ? observed >= target : observed <= target;
        Instant seen = at(observedOn);
        facts.add(fact("hypothesis.observed", FactValue.of(observed), Strength.DEMONSTRATED, evidenceId, seen));
        facts.add(fact("hypothesis.reached", FactValue.of(reached), Strength.DEMONSTRATED, evidenceId, seen));
        return List.copyOf(facts);
    }

    /** The facts of a project without a hypothesis, as known at that instant. */
    public static List<Fact> noneStated(String evidenceId, Instant at) {
        return List.of(
                fact("hypothesis.stated", FactValue.of(false), Strength.CLAIMED, evidenceId, at),
                fact("hypothesis.reached", FactValue.of(false), Strength.CLAIMED, evidenceId, at));
    }

    private static Fact fact(String name, FactValue value, Strength strength, String evidenceId, Instant at) {
        return new Fact(name, value, strength, evidenceId, at, null);
    }

    private static Instant at(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
