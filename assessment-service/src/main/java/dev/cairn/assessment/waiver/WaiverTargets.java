package dev.cairn.assessment.waiver;

import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of the roadmap can be waived. */
@ApplicationScoped
public class WaiverTargets {

    private final Roadmap roadmap;

    WaiverTargets(Assessor assessor) {
        this.roadmap = assessor.roadmap();
    }

    /** What is wrong with a target, in words; null if nothing. */
    public @Nullable String fault(String target) {
        List<Check> checks = roadmap.practice(target)
                .map(practice -> practice.checks())
                .orElseGet(() -> roadmap.check(target).stream().toList());
        if (checks.isEmpty()) {
            return "must be the id of a practice or a check of the roadmap " + roadmap.id();
        }
        return checks.stream().anyMatch(Check::waivable) ? null : "cannot be waived: it must itself be met";
    }
}
