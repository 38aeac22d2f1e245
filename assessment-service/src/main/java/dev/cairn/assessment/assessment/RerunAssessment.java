package dev.cairn.assessment.assessment;

import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.evidence.KnownFacts;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.follow.RoadmapInUse;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Makes a kept assessment again, to show that the same inputs give the same digest. Nothing is kept of it. */
@ApplicationScoped
class RerunAssessment {

    private static final Logger LOG = Logger.getLogger(RerunAssessment.class);

    private final ProjectRoadmaps roadmaps;
    private final AssessmentStore store;
    private final KnownFacts knownFacts;
    private final Tenancy tenancy;
    private final AssessmentMeters meters;

    RerunAssessment(
            ProjectRoadmaps roadmaps,
            AssessmentStore store,
            KnownFacts knownFacts,
            Tenancy tenancy,
            AssessmentMeters meters) {
        this.roadmaps = roadmaps;
        this.store = store;
        this.knownFacts = knownFacts;
        this.tenancy = tenancy;
        this.meters = meters;
    }

    /**
     * Makes it again.
     *
     * @return a not-found problem when there is none with the id, a conflict when what it was made of is not there
     */
    Uni<RerunView> rerun(KnownProject project, UUID id) {
        return tenancy.write(
                project.organisationId(),
                () -> store.kept(project.id(), id)
                        .onItem()
                        .ifNull()
                        .failWith(Problem::notFound)
                        .chain(kept -> rerun(project, id, kept)));
    }

    private Uni<RerunView> rerun(KnownProject project, UUID id, KeptAssessment kept) {
        KeptInputs inputs = kept.inputs();
        if (inputs == null) {
            throw new Problem(
                    AssessmentProblem.NOT_REPEATABLE,
                    "It was made before the inputs of assessments were kept; newer ones can be made again");
        }
        return roadmaps.version(project, kept.roadmapId(), kept.roadmapVersion())
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(
                        AssessmentProblem.NOT_REPEATABLE,
                        "Version %d of the roadmap %s, by which it was judged, is no longer here"
                                .formatted(kept.roadmapVersion(), kept.roadmapId())))
                .chain(roadmap -> rerun(project, id, kept, inputs, roadmap));
    }

    private Uni<RerunView> rerun(
            KnownProject project, UUID id, KeptAssessment kept, KeptInputs inputs, RoadmapInUse roadmap) {
        UUID[] evidence = inputs.evidence();
        return knownFacts
                .of(project.id(), evidence)
                .map(facts -> roadmap.assessor().assess(inputs.input(facts, kept.previous())))
                .map(made -> view(id, kept, evidence.length, made.assessedAt(), made.digest()));
    }

    private RerunView view(UUID id, KeptAssessment kept, int evidence, Instant at, String digest) {
        boolean same = digest.equals(kept.digest());
        meters.rerun(same);
        if (!same) {
            LOG.errorf(
                    "assessment %s made again has the digest %s, but it was kept with %s", id, digest, kept.digest());
        }
        return new RerunView(id, kept.sequence(), at, evidence, kept.digest(), digest, same);
    }
}
