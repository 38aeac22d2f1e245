package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.CheckResult;
import dev.cairn.assessment.assess.domain.FactRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When an assessment changes by the passing of time alone. */
final class NextLook {

    /** The engine compares instants; a look at the very instant may come a moment too early. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private NextLook() {}

    /** The next instant at which evidence of a check begins to age or goes stale, or a waiver ends; null when none will. */
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
        var waiver = check.waiver();
        if (waiver != null) {
            return Stream.of(waiver.endingFrom(), waiver.until());
        }
        if (check.staleAt() == null) {
            return Stream.empty();
        }
        return check.facts().stream()
                .filter(fact -> fact.state() == FactRead.State.COUNTS)
                .flatMap(fact -> Stream.of(Optional.ofNullable(fact.ageingFrom()), Optional.ofNullable(fact.staleAt())))
                .flatMap(Optional::stream);
    }
}
