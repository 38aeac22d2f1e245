package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.AssessmentInput;
import dev.cairn.assessment.assess.domain.Fact;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.assessment.assess.domain.Waiver;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.evidence.ApprovedWaivers;
import dev.cairn.assessment.evidence.KnownFacts;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.follow.RoadmapInUse;
import dev.cairn.events.EventType;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Assesses one project against the roadmap that it follows, keeps the assessment, tells of it, and sets the time of the next. */
@ApplicationScoped
public class AssessProject {

    private static final Logger LOG = Logger.getLogger(AssessProject.class);

    private final ProjectRoadmaps roadmaps;
    private final ProjectLock lock;
    private final KnownFacts knownFacts;
    private final ApprovedWaivers approvedWaivers;
    private final AssessmentStore store;
    private final LatestAssessments latest;
    private final AssessJobs jobs;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;
    private final AssessmentMeters meters;

    AssessProject(
            ProjectRoadmaps roadmaps,
            ProjectLock lock,
            KnownFacts knownFacts,
            ApprovedWaivers approvedWaivers,
            AssessmentStore store,
            LatestAssessments latest,
            AssessJobs jobs,
            Outbox outbox,
            Ids ids,
            Clock clock,
            AssessmentMeters meters) {
        this.roadmaps = roadmaps;
        this.lock = lock;
        this.knownFacts = knownFacts;
        this.approvedWaivers = approvedWaivers;
        this.store = store;
        this.latest = latest;
        this.jobs = jobs;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
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
                        .chain(before ->
                                known(project).chain(known -> assess(project, sequence, before, known, always))));
    }

    /** What is known at present. */
    private record Known(RoadmapInUse roadmap, List<Fact> facts, List<Waiver> waivers) {}

    private Uni<Known> known(KnownProject project) {
        return roadmaps.of(project)
                .chain(roadmap -> knownFacts
                        .of(project.id())
                        .chain(facts ->
                                approvedWaivers.of(project.id()).map(waivers -> new Known(roadmap, facts, waivers))));
    }

    private Uni<StoredAssessment> assess(
            KnownProject project, long sequence, @Nullable StoredAssessment before, Known known, boolean always) {
        Instant now = clock.instant();
        long started = System.nanoTime();
        Assessment made = judge(project, known, before == null ? null : before.previous(), now);
        String standing = isSteady(made) ? made.digest() : standing(project, known, made, now);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        if (!always && before != null && isSteady(made) && before.standing().equals(standing)) {
            meters.assessed("unchanged", took);
            return store.judgedBy(project.id(), known.roadmap().digest())
                    .chain(() -> jobs.setTimer(project, NextLook.after(made, now)))
                    .replaceWith(before);
        }
        meters.assessed("stored", took);
        return keep(project, sequence + 1, made, standing, known.roadmap().digest())
                .call(stored -> jobs.setTimer(project, NextLook.after(made, now)));
    }

    private Uni<StoredAssessment> keep(
            KnownProject project, long sequence, Assessment made, String standing, String roadmapDigest) {
        UUID id = ids.next();
        LOG.infof(
                "assessed project %s: assessment %s, phase %s, %d changes",
                project.id(), id, made.phase(), made.changes().size());
        return store.findings(project.id())
                .map(findings -> new AssessmentDocument(made, findings))
                .chain(document -> store.keep(project, made, standing, id, sequence, document))
                .call(stored -> store.judgedBy(project.id(), roadmapDigest))
                .call(stored ->
                        outbox.add(EventType.ASSESSMENT_COMPLETED, AssessmentEvents.state(id, sequence, project, made)))
                .call(stored -> latest.changing(project, sequence));
    }

    private Assessment judge(KnownProject project, Known known, @Nullable Previous previous, Instant now) {
        var state = project.state();
        return known.roadmap()
                .assessor()
                .assess(new AssessmentInput(
                        known.facts(), known.waivers(), List.of(), state.phase(), state.startDate(), previous, now));
    }

    /** The digest holds what changed; the next look, at which nothing has, would differ for that alone. */
    private String standing(KnownProject project, Known known, Assessment made, Instant now) {
        return judge(project, known, Previous.of(made), now).digest();
    }

    private static boolean isSteady(Assessment made) {
        return made.changes().isEmpty() && made.gateChanges().isEmpty();
    }
}
