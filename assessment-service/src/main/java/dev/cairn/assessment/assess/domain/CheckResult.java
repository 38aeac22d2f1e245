package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one check, with all that explains it.
 *
 * @param check the check, with its expression, the strength it asks and its freshness
 * @param outcome what was found
 * @param score 0 to 1 in steps of a ten-thousandth; above 0 only where met or partial
 * @param strengthFound the weakest evidence the outcome rests on, or the best there is where none counts; {@code null}:
 *     nothing is known
 * @param reason the outcome in one sentence
 * @param facts every fact the expression reads, and what was found for it
 * @param staleAt when its evidence stops to count; {@code null}: never, or none counts
 * @param ageing whether 80 % of that time is over
 * @param waiver what stands in for it; {@code null} unless it is waived
 * @param overruled whose word decided whether it applies; {@code null}: the facts did
 */
public record CheckResult(
        Check check,
        Outcome outcome,
        double score,
        @Nullable Strength strengthFound,
        String reason,
        List<FactRead> facts,
        @Nullable Instant staleAt,
        boolean ageing,
        @Nullable Waiver waiver,
        @Nullable Overruling overruled) {

    /** The score in ten-thousandths, for sums that must not depend on rounding. */
    int units() {
        return (int) Math.round(score * Scores.FULL);
    }

    boolean missing() {
        return !outcome.passes();
    }
}
