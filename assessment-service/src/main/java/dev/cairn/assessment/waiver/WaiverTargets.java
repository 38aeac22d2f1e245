package dev.cairn.assessment.waiver;

import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.roadmap.domain.Check;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of the roadmap can be waived. */
@ApplicationScoped
public class WaiverTargets {

    private final ProjectRoadmaps roadmaps;

    WaiverTargets(ProjectRoadmaps roadmaps) {
        this.roadmaps = roadmaps;
    }

    /** What is wrong with a target of a project, in words; null if nothing. In the caller's Hibernate transaction. */
    Uni<@Nullable String> fault(KnownProject project, String target) {
        return roadmaps.of(project).map(inUse -> fault(inUse.roadmap(), target));
    }

    /** What is wrong with a target of a roadmap, in words; null if nothing. */
    public static @Nullable String fault(Roadmap roadmap, String target) {
        List<Check> checks = roadmap.practice(target)
                .map(practice -> practice.checks())
                .orElseGet(() -> roadmap.check(target).stream().toList());
        if (checks.isEmpty()) {
            return "must be the id of a practice or a check of the roadmap " + roadmap.id();
        }
        return checks.stream().anyMatch(Check::waivable) ? null : "cannot be waived: it must itself be met";
    }
}
