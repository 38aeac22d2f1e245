package dev.cairn.assessment.evidence;

import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.assessment.roadmap.domain.Strength;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long evidence is good for, by the checks of a roadmap that read it. */
final class Freshness {

    private static final Pattern FACT = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+");

    private final Roadmap roadmap;

    Freshness(Roadmap roadmap) {
        this.roadmap = roadmap;
    }

    /**
     * When the first check that may rest on these facts takes them for too old.
     *
     * @return null when none ever does
     */
    @Nullable
    Instant staleAt(Strength strength, Set<String> facts, Instant observedAt) {
        return roadmap.checks()
                .filter(check -> strength.suffices(check.strength()) && reads(check, facts))
                .map(Check::freshness)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .map(observedAt::plus)
                .orElse(null);
    }

    private static boolean reads(Check check, Set<String> facts) {
        return FACT.matcher(check.expression()).results().anyMatch(found -> facts.contains(found.group()));
    }
}
