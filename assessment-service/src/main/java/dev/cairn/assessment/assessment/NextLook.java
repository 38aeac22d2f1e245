package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an assessment changes by the passing of time alone. */
final class NextLook {

    /** The engine compares instants; a look at the very instant may come a moment too early. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private NextLook() {}

    /** The next instant at which evidence begins to age or goes stale, a waiver ends, or the pace turns; null when none will. */
    static @Nullable Instant after(Assessment assessment) {
        Instant turnsAt = assessment.turnsAt();
        return turnsAt == null ? null : turnsAt.plus(A_MOMENT);
    }
}
