package dev.cairn.assessment.assess.domain;

import org.jspecify.annotations.Nullable;

/**
 * A member's word on whether a practice concerns the project, which outranks what the facts say.
 *
 * @param practice id of the practice
 * @param applies whether it does
 * @param reason why, shown wherever it counts
 * @param overruler whose word it is; {@code null}: nobody's, it is only assumed
 */
public record ApplicabilityOverride(
        String practice,
        boolean applies,
        String reason,
        @Nullable Overruler overruler) {

    /** One that is only assumed. */
    public ApplicabilityOverride(String practice, boolean applies, String reason) {
        this(practice, applies, reason, null);
    }

    @Nullable
    Overruling overruling() {
        return overruler == null ? null : new Overruling(applies ? "applies" : "does-not-apply", reason, overruler);
    }
}
