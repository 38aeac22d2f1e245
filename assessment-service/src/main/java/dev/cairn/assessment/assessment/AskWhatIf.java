package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Assumptions;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.follow.RoadmapInUse;
import dev.cairn.assessment.history.CompareAssessments;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assesses a project as it would be. Nothing is kept, nobody is told. */
@ApplicationScoped
class AskWhatIf {

    private final ProjectRoadmaps roadmaps;
    private final PresentInput presentInput;
    private final AssessmentStore store;
    private final Tenancy tenancy;
    private final AssessmentMeters meters;

    AskWhatIf(
            ProjectRoadmaps roadmaps,
            PresentInput presentInput,
            AssessmentStore store,
            Tenancy tenancy,
            AssessmentMeters meters) {
        this.roadmaps = roadmaps;
        this.presentInput = presentInput;
        this.store = store;
        this.tenancy = tenancy;
        this.meters = meters;
    }

    /**
     * The assessment as it would be, compared with the latest.
     *
     * @return a not-found problem when there is none, a problem with a JSON pointer for each assumption that is wrong
     */
    Uni<WhatIfView> ask(KnownProject project, WhatIf asked) {
        return tenancy.write(
                project.organisationId(),
                () -> roadmaps.of(project).chain(roadmap -> {
                    Assumptions assumptions = new WhatIfReader(roadmap.roadmap()).read(asked);
                    return store.latest(project.id())
                            .chain(latest -> imagine(project, roadmap, assumptions, latest)
                                    .chain(made -> store.findings(project.id())
                                            .map(findings -> view(
                                                    project, latest, new AssessmentDocument(made, findings), made))));
                }));
    }

    private Uni<Assessment> imagine(
            KnownProject project, RoadmapInUse roadmap, Assumptions assumptions, @Nullable StoredAssessment latest) {
        return presentInput
                .of(project, latest == null ? null : latest.previous())
                .map(input -> roadmap.assessor().assess(assumptions.applyTo(input, roadmap.roadmap())));
    }

    private WhatIfView view(
            KnownProject project, @Nullable StoredAssessment latest, AssessmentDocument document, Assessment made) {
        if (latest == null) {
            throw new Problem(CommonProblem.NOT_FOUND, "The project was not assessed yet");
        }
        meters.whatIf();
        Map<String, Object> imagined = document.json(project).getMap();
        return new WhatIfView(imagined, CompareAssessments.compare(latest.document(), made));
    }
}
