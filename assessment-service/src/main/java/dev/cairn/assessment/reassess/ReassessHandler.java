package dev.cairn.assessment.reassess;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.assessment.AssessProject;
import dev.cairn.assessment.assessment.LatestAssessments;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.ownroadmap.ReassessJobs;
import dev.cairn.assessment.ownroadmap.RoadmapConfig;
import dev.cairn.assessment.reassess.Outdated.Found;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Assesses again who was last judged by another roadmap than the one that counts now.
 *
 * <p>One job goes over an organisation, a few projects at once and one batch in memory, so a large organisation neither fills
 * the queue of assessments that people wait for nor takes more connections than it may. Each project has a transaction of its
 * own, and the next batch is asked for when this one is done. A project that waits for an assessment anyway is left to that.
 * Where it stands is told by the projects themselves: begun anew after a crash it finds only who is still left.
 */
@ApplicationScoped
class ReassessHandler implements JobHandler {

    private static final Logger LOG = Logger.getLogger(ReassessHandler.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int ATTEMPTS = 50;

    private final Outdated outdated;
    private final AssessProject assessProject;
    private final AssessJobs assessJobs;
    private final LatestAssessments latest;
    private final RoadmapConfig config;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final AssessmentMeters meters;

    ReassessHandler(
            Outdated outdated,
            AssessProject assessProject,
            AssessJobs assessJobs,
            LatestAssessments latest,
            RoadmapConfig config,
            Tenancy tenancy,
            Contexts contexts,
            AssessmentMeters meters) {
        this.outdated = outdated;
        this.assessProject = assessProject;
        this.assessJobs = assessJobs;
        this.latest = latest;
        this.config = config;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return ReassessJobs.KIND;
    }

    /** It is begun again after each restart of its process, of which there may be many while it runs. */
    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        var progress = new Progress();
        return Multi.createBy()
                .repeating()
                .uni(() -> batch(job, progress))
                .whilst(more -> more)
                .collect()
                .last()
                .invoke(() -> LOG.infof(
                        "organisation %s: %d projects assessed again for another roadmap",
                        job.job().organisationId(), progress.judged.get()))
                .replaceWithVoid();
    }

    /** How far one run is: batches come one after the other, the projects of one side by side. */
    private static final class Progress {

        private UUID last = FIRST;
        private final AtomicLong judged = new AtomicLong();
    }

    /** Answers whether there may be more. */
    private Uni<Boolean> batch(RunningJob job, Progress progress) {
        UUID organisation = job.job().organisationId();
        return contexts.fresh(() ->
                        tenancy.write(organisation, () -> outdated.after(organisation, progress.last, config.batch())))
                .chain(found -> contexts.each(found, config.atOnce(), one -> one(job, progress, one))
                        .invoke(() -> progress.last = last(found, progress.last))
                        .chain(() -> job.report(
                                new JsonObject().put("phase", "assessing").put("filesSeen", 0L)))
                        .replaceWith(found.size() == config.batch()));
    }

    private static UUID last(List<Found> found, UUID before) {
        return found.isEmpty() ? before : found.get(found.size() - 1).project().id();
    }

    private Uni<Void> one(RunningJob job, Progress progress, Found found) {
        if (job.shouldStop()) {
            return Uni.createFrom().failure(new IllegalStateException("asked to stop"));
        }
        if (found.waits()) {
            meters.reassessed("skipped");
            return Uni.createFrom().voidItem();
        }
        KnownProject project = found.project();
        return tenancy.write(project.organisationId(), () -> assessProject.assess(project, false))
                .call(stored -> latest.changed(project, stored))
                .invoke(() -> {
                    progress.judged.incrementAndGet();
                    meters.reassessed("judged");
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> leaveToItsOwnJob(project, failure));
    }

    /** One project that cannot be judged must not hold up the others; a job of its own is tried again, and seen. */
    private Uni<Void> leaveToItsOwnJob(KnownProject project, Throwable failure) {
        LOG.warnf("project %s not assessed again: %s", project.id(), failure.getMessage());
        return contexts.fresh(() -> tenancy.write(project.organisationId(), () -> assessJobs.queue(project))
                .replaceWithVoid());
    }
}
