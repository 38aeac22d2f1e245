package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One fact as one piece of evidence asserts it.
 *
 * @param name such as {@code ci.runs_tests}
 * @param value what is asserted
 * @param strength how well it is proven
 * @param evidenceId the evidence
 * @param observedAt when it was seen, which is not when it was told
 * @param staleAt when the evidence itself goes stale; a check's freshness may be shorter; {@code null}: never by itself
 */
public record Fact(
        String name,
        FactValue value,
        Strength strength,
        String evidenceId,
        Instant observedAt,
        @Nullable Instant staleAt) {}
