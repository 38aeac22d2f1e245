package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Assessor;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.evidence.ProjectLock;
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

    private final Assessor assessor;
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
            Assessor assessor,
            ProjectLock lock,
            PresentInput presentInput,
            AssessmentStore store,
            RecordHistory recordHistory,
            LatestAssessments latest,
            AssessJobs jobs,
            Outbox outbox,
            Ids ids,
            AssessmentMeters meters) {
        this.assessor = assessor;
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
                        .chain(before -> presentInput
                                .of(project, before == null ? null : before.previous())
                                .chain(input -> assess(project, sequence, before, input, always))));
    }

    private Uni<StoredAssessment> assess(
            KnownProject project,
            long sequence,
            @Nullable StoredAssessment before,
            AssessmentInput input,
            boolean always) {
        long started = System.nanoTime();
        Assessment made = assessor.assess(input);
        String standing = isSteady(made) ? made.digest() : standing(input, made);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (!always && before != null && isSteady(made) && before.standing().equals(standing)) {
            meters.assessed("unchanged", took);
            return jobs.setTimer(project, NextLook.after(made)).replaceWith(before);
        }
        meters.assessed("stored", took);
        var inputs = KeptInputs.of(input, before == null ? null : before.id());
        return keep(project, sequence + 1, made, standing, input.previous(), inputs)
                .call(stored -> jobs.setTimer(project, NextLook.after(made)));
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

    /** The digest holds what changed; the next look, at which nothing has, would differ for that alone. */
    private String standing(AssessmentInput input, Assessment made) {
        return assessor.assess(input.withPrevious(Previous.of(made))).digest();
    }

    private static boolean isSteady(Assessment made) {
        return made.changes().isEmpty() && made.gateChanges().isEmpty();
    }
}
