package dev.cairn.assessment.applicability.domain;

import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.common.domain.Refused;
import dev.cairn.assessment.common.domain.Refused.Reason;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that members said of one thing of a project: of its kind, or of whether one practice applies. Each change answers the
 * next version of it; what changes nothing answers itself.
 *
 * <p>The kind, and that a practice applies, count at once. That a practice does not apply is asked for, and counts from when
 * another member approves it; until then, and when it is rejected, what counted before goes on.
 *
 * @param practice its id; null for the kind of the project
 * @param inEffect what counts in place of what was detected; null: nothing
 * @param asked what waits for another member; null: nothing
 * @param rejected what was refused last, and nobody spoke since; null: nothing
 * @param version counts its changes; 0 before the first
 */
public record OverrulingCase(
        UUID id,
        @Nullable String practice,
        @Nullable Said inEffect,
        @Nullable Said asked,
        @Nullable Rejection rejected,
        long version) {

    /** A practice concerns the project. */
    public static final String APPLIES = "applies";

    /** A practice does not. */
    public static final String DOES_NOT_APPLY = "does-not-apply";

    /** What a project can be. */
    public static final List<String> KINDS =
            List.of("service", "web-application", "library", "command-line", "infrastructure");

    /** A request was refused. */
    public record Rejection(Act by, @Nullable String note) {}

    /** One of which nobody has spoken yet. */
    public static OverrulingCase untouched(UUID id, @Nullable String practice) {
        return new OverrulingCase(id, practice, null, null, null, 0);
    }

    /** Something is said that counts at once. A request that waits is void by it. */
    public OverrulingCase overruled(Said word) {
        return word.repeats(inEffect) && asked == null ? this : next(word, null, null);
    }

    /**
     * It is asked that the practice does not apply.
     *
     * @throws Refused when another request waits
     */
    public OverrulingCase requested(Said word) {
        if (word.repeats(asked) || word.repeats(inEffect) && asked == null) {
            return this;
        }
        if (asked != null) {
            throw new Refused(
                    Reason.WAITING,
                    "That it does not apply was asked by " + asked.by().name() + " before");
        }
        return next(inEffect, word, null);
    }

    /**
     * What was asked counts.
     *
     * @throws Refused for who asked, and when nothing waits
     */
    public OverrulingCase approved(Act by, @Nullable String said) {
        return next(toDecide(by).approved(by, said), null, null);
    }

    /**
     * What was asked is refused; what counted before goes on.
     *
     * @throws Refused for who asked, and when nothing waits
     */
    public OverrulingCase rejected(Act by, @Nullable String said) {
        toDecide(by);
        return next(inEffect, null, new Rejection(by, said));
    }

    /** All that was said is taken back: what was detected counts. */
    public OverrulingCase withdrawn() {
        return inEffect == null && asked == null ? this : next(null, null, null);
    }

    private Said toDecide(Act by) {
        if (asked == null) {
            throw new Refused(Reason.DECIDED, "Nothing waits for a decision");
        }
        if (String.valueOf(by.by()).equals(asked.by().by())) {
            throw new Refused(Reason.OWN, "You asked for this; another member has to decide");
        }
        return asked;
    }

    private OverrulingCase next(@Nullable Said counts, @Nullable Said waits, @Nullable Rejection refusal) {
        return new OverrulingCase(id, practice, counts, waits, refusal, version + 1);
    }
}
