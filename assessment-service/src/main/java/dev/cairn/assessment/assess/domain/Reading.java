package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an expression came to on the facts there are.
 *
 * @param outcome met, partial, unmet, stale or unknown
 * @param units the score in ten-thousandths; above 0 only where met or partial
 * @param facts what was found for each fact it reads
 * @param current whether unexpired facts alone decided
 * @param failure why it could not be evaluated; {@code null}: it could, or facts are missing
 */
record Reading(
        Outcome outcome,
        int units,
        List<FactRead> facts,
        boolean current,
        @Nullable String failure) {

    static Reading unknown(List<FactRead> facts, @Nullable String failure) {
        return new Reading(Outcome.UNKNOWN, 0, facts, false, failure);
    }

    boolean counts() {
        return outcome == Outcome.MET || outcome == Outcome.PARTIAL;
    }

    /** The weakest strength among the facts that count, or the best of the others. */
    @Nullable
    Strength strength() {
        Strength weakest = null;
        Strength best = null;
        for (FactRead fact : facts) {
            Strength strength = fact.strength();
            if (strength != null) {
                boolean weaker = weakest == null || strength.compareTo(weakest) < 0;
                weakest = fact.state() == FactRead.State.COUNTS && weaker ? strength : weakest;
                best = best == null || strength.compareTo(best) > 0 ? strength : best;
            }
        }
        return weakest != null ? weakest : best;
    }

    /** When the first of the facts that count expires. */
    @Nullable
    Instant staleAt() {
        Instant first = null;
        for (FactRead fact : facts) {
            Instant staleAt = fact.staleAt();
            if (counts(fact) && staleAt != null && (first == null || staleAt.isBefore(first))) {
                first = staleAt;
            }
        }
        return first;
    }

    /** Whether one of the facts that count is in the last fifth of its time. */
    boolean ageing(Instant now) {
        for (FactRead fact : facts) {
            if (counts(fact) && ageing(fact, now)) {
                return true;
            }
        }
        return false;
    }

    Stream<FactRead> in(FactRead.State state) {
        return facts.stream().filter(fact -> fact.state() == state);
    }

    private boolean counts(FactRead fact) {
        return counts() && fact.state() == FactRead.State.COUNTS;
    }

    private static boolean ageing(FactRead fact, Instant now) {
        Instant from = fact.ageingFrom();
        return from != null && !now.isBefore(from);
    }
}
