package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.follow.RoadmapInUse;
import dev.cairn.assessment.history.RecordHistory;
import dev.cairn.events.EventType;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Assesses one project against the roadmap, keeps the assessment, tells of it, and sets the time of the next. */
@ApplicationScoped
public class AssessProject {

    private static final Logger LOG = Logger.getLogger(AssessProject.class);

    private final ProjectRoadmaps roadmaps;
    private final ProjectLock lock;
    private final PresentInput presentInput;
    private final AssessmentStore store;
    private final RecordHistory recordHistory;
    private final LatestAssessments latest;
    private final AssessJobs jobs;
    private final Outbox outbox;
    private final Ids ids;
    private final AssessmentMeters meters;

    AssessProject(
            ProjectRoadmaps roadmaps,
            ProjectLock lock,
            PresentInput presentInput,
            AssessmentStore store,
            RecordHistory recordHistory,
            LatestAssessments latest,
            AssessJobs jobs,
            Outbox outbox,
            Ids ids,
            AssessmentMeters meters) {
        this.roadmaps = roadmaps;
        this.lock = lock;
        this.presentInput = presentInput;
        this.store = store;
        this.recordHistory = recordHistory;
        this.latest = latest;
        this.jobs = jobs;
        this.outbox = outbox;
        this.ids = ids;
        this.meters = meters;
    }

    /**
     * Assesses, in the Hibernate transaction that the caller is in, which must be one of the project's organisation. Two
     * at once for one project come one after the other. Call {@link LatestAssessments#changed} after the commit.
     *
     * @param always keep it also when nothing differs from the one before
     * @return the newest assessment: this one, or the one before when nothing differs
     */
    public Uni<StoredAssessment> assess(KnownProject project, boolean always) {
        return lock.hold(project.organisationId(), project.id())
                .chain(sequence -> store.latest(project.id())
                        .chain(before -> present(project, before)
                                .chain(present -> assess(project, sequence, before, present, always))));
    }

    /** The roadmap and all else that a project is judged by at present. */
    private record Present(RoadmapInUse roadmap, AssessmentInput input) {

        Assessment judge() {
            return roadmap.assessor().assess(input);
        }

        /** The digest holds what changed; the next look, at which nothing has, would differ for that alone. */
        String standing(Assessment made) {
            return isSteady(made)
                    ? made.digest()
                    : roadmap.assessor()
                            .assess(input.withPrevious(Previous.of(made)))
                            .digest();
        }
    }

    private Uni<Present> present(KnownProject project, @Nullable StoredAssessment before) {
        return roadmaps.of(project)
                .chain(roadmap -> presentInput
                        .of(project, before == null ? null : before.previous())
                        .map(input -> new Present(roadmap, input)));
    }

    private Uni<StoredAssessment> assess(
            KnownProject project, long sequence, @Nullable StoredAssessment before, Present present, boolean always) {
        long started = System.nanoTime();
        Assessment made = present.judge();
        String standing = present.standing(made);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        boolean isNews = always
                || before == null
                || !isSteady(made)
                || !before.standing().equals(standing);
        meters.assessed(isNews ? "stored" : "unchanged", took);
        Previous previous = present.input().previous();
        var inputs = KeptInputs.of(present.input(), before == null ? null : before.id());
        Uni<StoredAssessment> newest = isNews
                ? keep(project, sequence + 1, made, standing, previous, inputs)
                : Uni.createFrom().item(before);
        return newest.call(() -> store.judgedBy(project.id(), present.roadmap().digest()))
                .call(() -> jobs.setTimer(project, NextLook.after(made)));
    }

    private Uni<StoredAssessment> keep(
            KnownProject project,
            long sequence,
            Assessment made,
            String standing,
            @Nullable Previous previous,
            KeptInputs inputs) {
        UUID id = ids.next();
        LOG.infof(
                "assessed project %s: assessment %s, phase %s, %d changes",
                project.id(), id, made.phase(), made.changes().size());
        return store.findings(project.id())
                .map(findings -> new AssessmentDocument(made, findings))
                .chain(document -> store.keep(project, made, standing, inputs, id, sequence, document))
                .call(stored -> recordHistory.add(project, id, sequence, made, previous))
                .call(stored ->
                        outbox.add(EventType.ASSESSMENT_COMPLETED, AssessmentEvents.state(id, sequence, project, made)))
                .call(stored -> latest.changing(project, sequence));
    }

    private static boolean isSteady(Assessment made) {
        return made.changes().isEmpty() && made.gateChanges().isEmpty();
    }
}
