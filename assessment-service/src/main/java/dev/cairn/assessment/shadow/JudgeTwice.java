package dev.cairn.assessment.shadow;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.assessment.PresentInput;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges a project by the roadmap that counts for it and by a candidate, on the same facts at the same instant. */
@ApplicationScoped
class JudgeTwice {

    private final ProjectRoadmaps roadmaps;
    private final PresentInput presentInput;

    JudgeTwice(ProjectRoadmaps roadmaps, PresentInput presentInput) {
        this.roadmaps = roadmaps;
        this.presentInput = presentInput;
    }

    /** Judges, in the Hibernate transaction that the caller is in; nothing is kept. */
    Uni<ShadowResult> judge(KnownProject project, Assessor candidate) {
        return roadmaps.of(project)
                .chain(present -> presentInput.of(project, null).map(input -> {
                    Assessment before = present.assessor().assess(input);
                    return ShadowResult.of(project, before, candidate.assess(input));
                }));
    }
}
