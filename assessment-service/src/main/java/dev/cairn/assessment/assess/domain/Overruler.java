package dev.cairn.assessment.assess.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who overruled something.
 *
 * @param by who said it, as shown to others
 * @param at when
 * @param approvedBy who approved it, as shown to others; {@code null}: it needed nobody
 */
public record Overruler(String by, Instant at, @Nullable String approvedBy) {}
