package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
        return strengths(FactRead.State.COUNTS)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> facts.stream()
                        .map(FactRead::strength)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /** When the first of the facts that count expires. */
    @Nullable
    Instant staleAt() {
        return counting()
                .map(FactRead::staleAt)
                .flatMap(Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Whether one of the facts that count is in the last fifth of its time. */
    boolean ageing(Instant now) {
        return counting().anyMatch(fact -> ageing(fact, now));
    }

    Stream<FactRead> in(FactRead.State state) {
        return facts.stream().filter(fact -> fact.state() == state);
    }

    private Stream<FactRead> counting() {
        return counts() ? in(FactRead.State.COUNTS) : Stream.empty();
    }

    private Stream<Strength> strengths(FactRead.State state) {
        return in(state).map(FactRead::strength).flatMap(Stream::ofNullable);
    }

    private static boolean ageing(FactRead fact, Instant now) {
        Instant from = fact.ageingFrom();
        return from != null && !now.isBefore(from);
    }
}
