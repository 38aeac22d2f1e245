package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an assessment changes by the passing of time alone. */
final class NextLook {

    /** The engine compares instants; a look at the very instant may come a moment too early. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private NextLook() {}

    /** The next instant at which evidence of a check begins to age or goes stale; null when none will. */
    static @Nullable Instant after(Assessment assessment, Instant now) {
        return assessment
                .checks()
                .flatMap(NextLook::turns)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .map(instant -> instant.plus(A_MOMENT))
                .orElse(null);
    }

    private static Stream<Instant> turns(CheckResult check) {
        Instant stale = check.staleAt();
        Duration freshness = check.check().freshness();
        if (stale == null) {
            return Stream.empty();
        }
        return freshness == null ? Stream.of(stale) : Stream.of(stale.minus(freshness.dividedBy(5)), stale);
    }
}
