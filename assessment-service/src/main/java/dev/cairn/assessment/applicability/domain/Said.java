package dev.cairn.assessment.applicability.domain;

import dev.cairn.assessment.common.domain.Act;
import org.jspecify.annotations.Nullable;

/**
 * What a member says of a project.
 *
 * @param says {@link OverrulingCase#APPLIES}, {@link OverrulingCase#DOES_NOT_APPLY}, or a kind of project
 * @param reason why
 * @param by who said it, a person always
 * @param approved who approved it; null where it needs nobody, or nobody did yet
 * @param note what was said with the approval
 */
public record Said(
        String says,
        String reason,
        Act by,
        @Nullable Act approved,
        @Nullable String note) {

    /** What nobody has approved. */
    public Said(String says, String reason, Act by) {
        this(says, reason, by, null, null);
    }

    Said approved(Act by, @Nullable String said) {
        return new Said(says, reason, this.by, by, said);
    }

    boolean repeats(@Nullable Said other) {
        return other != null && says.equals(other.says) && reason.equals(other.reason);
    }
}
