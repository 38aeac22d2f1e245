package dev.cairn.assessment.roadmap.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a practice or a check concerns a project at all.
 *
 * @param expression true where it applies
 * @param reason why not, shown where it is false
 * @param strength the least strength of evidence that may take something off a project's list
 * @param freshness how old that evidence may be; {@code null}: any age
 */
public record Applicability(
        String expression,
        String reason,
        Strength strength,
        @Nullable Duration freshness) {}
