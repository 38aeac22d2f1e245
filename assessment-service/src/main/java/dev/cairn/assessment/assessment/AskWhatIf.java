package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.assess.domain.Assumptions;
import dev.cairn.assessment.common.AssessmentMeters;
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

    private final Assessor assessor;
    private final PresentInput presentInput;
    private final AssessmentStore store;
    private final Tenancy tenancy;
    private final AssessmentMeters meters;

    AskWhatIf(
            Assessor assessor,
            PresentInput presentInput,
            AssessmentStore store,
            Tenancy tenancy,
            AssessmentMeters meters) {
        this.assessor = assessor;
        this.presentInput = presentInput;
        this.store = store;
        this.tenancy = tenancy;
        this.meters = meters;
    }

    /** The assessment as it would be, compared with the latest; a not-found problem when there is none. */
    Uni<WhatIfView> ask(KnownProject project, Assumptions assumptions) {
        return tenancy.write(
                project.organisationId(),
                () -> store.latest(project.id())
                        .chain(latest -> presentInput
                                .of(project, latest == null ? null : latest.previous())
                                .map(input -> assessor.assess(assumptions.applyTo(input, assessor.roadmap())))
                                .chain(made -> store.findings(project.id())
                                        .map(findings ->
                                                view(project, latest, new AssessmentDocument(made, findings), made)))));
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
