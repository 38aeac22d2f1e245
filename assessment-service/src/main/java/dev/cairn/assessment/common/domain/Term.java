package dev.cairn.assessment.common.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a member's word may stand in for proof. */
public final class Term {

    /** The longest. */
    public static final Duration LONGEST = Duration.ofDays(180);

    private Term() {}

    /** What is wrong with an end, in words; {@code null} if nothing. */
    public static @Nullable String fault(Instant endsAt, Instant now) {
        if (!endsAt.isAfter(now)) {
            return "must be in the future";
        }
        return endsAt.isAfter(now.plus(LONGEST)) ? "must be at most 180 days from now" : null;
    }
}
