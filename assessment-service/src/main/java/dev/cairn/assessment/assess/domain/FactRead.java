package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one check found for one fact that it reads.
 *
 * @param name the fact
 * @param state whether and why not it counts for this check
 * @param value the value, also where it does not count; {@code null} if nothing is known
 * @param strength the strength of its evidence; {@code null} if nothing is known
 * @param evidenceId the evidence; {@code null} if nothing is known
 * @param observedAt when it was seen; {@code null} if nothing is known
 * @param staleAt when it stops to count for this check; {@code null}: never, or nothing is known
 */
public record FactRead(
        String name,
        State state,
        @Nullable FactValue value,
        @Nullable Strength strength,
        @Nullable String evidenceId,
        @Nullable Instant observedAt,
        @Nullable Instant staleAt) {

    private static final int AGEING_PERCENT = 80;

    /** Whether a fact counts. */
    public enum State {
        COUNTS,
        /** Strong enough, but too old. */
        EXPIRED,
        /** The evidence is weaker than the check asks. */
        TOO_WEAK,
        /** The value is not of the declared type. */
        WRONG_TYPE,
        MISSING
    }

    /** The instant at which the last fifth of its time begins; {@code null} where it does not end. */
    public @Nullable Instant ageingFrom() {
        return observedAt == null || staleAt == null
                ? null
                : observedAt.plusMillis(observedAt.until(staleAt, ChronoUnit.MILLIS) * AGEING_PERCENT / 100);
    }

    static FactRead missing(String name) {
        return new FactRead(name, State.MISSING, null, null, null, null, null);
    }

    static FactRead of(Fact fact, State state, @Nullable Instant staleAt) {
        return new FactRead(
                fact.name(), state, fact.value(), fact.strength(), fact.evidenceId(), fact.observedAt(), staleAt);
    }
}
