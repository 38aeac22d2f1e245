package dev.cairn.assessment.roadmap.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that must hold, besides the last gate, to be trusted at 3 AM.
 *
 * @param id a short name
 * @param expression true where it holds
 * @param strength the least strength of evidence that counts
 * @param freshness how old it may be; {@code null}: any age
 * @param failing the reason for no where it does not hold
 * @param missing the reason for no where nothing is known
 */
public record TrustCondition(
        String id,
        String expression,
        Strength strength,
        @Nullable Duration freshness,
        String failing,
        String missing) {}
