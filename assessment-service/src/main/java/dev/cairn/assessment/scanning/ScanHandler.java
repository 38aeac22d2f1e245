package dev.cairn.assessment.scanning;

import dev.cairn.assessment.assessment.AssessProject;
import dev.cairn.assessment.assessment.LatestAssessments;
import dev.cairn.assessment.assessment.StoredAssessment;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.evidence.RecordEvidence;
import dev.cairn.assessment.job.JobPayload;
import dev.cairn.assessment.job.JobProblem;
import dev.cairn.assessment.scan.archive.ArchiveRefused;
import dev.cairn.assessment.scan.archive.ScanCancelled;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scan.signal.Scanner;
import dev.cairn.assessment.upload.ChunkStream;
import dev.cairn.assessment.upload.Chunks;
import dev.cairn.assessment.upload.UploadProblem;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Scans one archive on a worker thread; then records what it proves, assesses the project, and ends the job, all in one
 * transaction. Until that commits nothing is changed, so a scan that dies is simply done again.
 */
@ApplicationScoped
class ScanHandler implements JobHandler {

    /** Kind of these jobs. */
    static final String KIND = "scan";

    /** A rule that fails on a tree fails again: few tries are enough to outlive a restart. */
    private static final int ATTEMPTS = 3;

    private static final Logger LOG = Logger.getLogger(ScanHandler.class);

    private final Scanner scanner;
    private final ScanConfig config;
    private final ScanEvidence evidence;
    private final Chunks chunks;
    private final JobPayload payloads;
    private final ProjectLock lock;
    private final RecordEvidence recordEvidence;
    private final AssessProject assessProject;
    private final LatestAssessments latest;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;
    private final AssessmentMeters meters;

    ScanHandler(
            Scanner scanner,
            ScanConfig config,
            ScanEvidence evidence,
            Chunks chunks,
            JobPayload payloads,
            ProjectLock lock,
            RecordEvidence recordEvidence,
            AssessProject assessProject,
            LatestAssessments latest,
            Tenancy tenancy,
            Contexts contexts,
            Jobs jobs,
            AssessmentMeters meters) {
        this.scanner = scanner;
        this.config = config;
        this.evidence = evidence;
        this.chunks = chunks;
        this.payloads = payloads;
        this.lock = lock;
        this.recordEvidence = recordEvidence;
        this.assessProject = assessProject;
        this.latest = latest;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
        this.meters = meters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int concurrency() {
        return config.atOnce();
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Uni<Void> discard(SqlConnection transaction, Job job) {
        return chunks.removeUnlessDead(transaction, job.id());
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        var watch = new ScanWatch(job, config.time());
        return demandArchive(job.job())
                .chain(() -> project(job))
                .chain(project -> Uni.createFrom()
                        .item(() -> scan(job.job(), project.state().coreFlow(), watch))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .call(result ->
                        watch.assessing(result.stats().files(), result.stats().bytes()))
                .chain(result -> project(job).chain(project -> contexts.fresh(() -> keep(job, project, result))));
    }

    /** The project as it is now: a scan takes a while, in which it can change or go. */
    private Uni<KnownProject> project(RunningJob job) {
        return payloads.project(job.job())
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(CommonProblem.NOT_FOUND, "The project was deleted meanwhile"));
    }

    private Uni<Void> demandArchive(Job job) {
        return chunks.present(job.organisationId(), job.id())
                .invoke(there -> {
                    if (!there) {
                        throw new Problem(JobProblem.ARCHIVE_GONE, "Upload the archive again");
                    }
                })
                .replaceWithVoid();
    }

    private ScanResult scan(Job job, @Nullable String coreFlow, ScanWatch watch) {
        long started = System.nanoTime();
        try (InputStream archive = new ChunkStream(chunks, job.organisationId(), job.id(), watch::readAll)) {
            ScanResult result = scanner.scan(archive, coreFlow, watch);
            if (watch.cancelled()) {
                throw new ScanCancelled();
            }
            meters.scanned(result.stats().files(), Duration.ofNanos(System.nanoTime() - started));
            return result;
        } catch (ArchiveRefused refused) {
            throw new Problem(UploadProblem.of(refused.reason()), String.valueOf(refused.getMessage()));
        } catch (ScanCancelled stopped) {
            throw watch.late() ? new Problem(ScanProblem.TOO_LONG, "The limit is " + config.time()) : stopped;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<Void> keep(RunningJob running, KnownProject project, ScanResult result) {
        Job job = running.job();
        NewEvidence observed = evidence.of(job, result);
        return tenancy.write(
                        job.organisationId(),
                        () -> lock.hold(job.organisationId(), project.id())
                                .chain(sequence -> recordEvidence.observe(observed))
                                .chain(() -> chunks.remove(job.id()))
                                .chain(() -> assessProject.assess(project, true))
                                .call(stored -> jobs.succeed(running, result(observed.id(), stored))))
                .invoke(stored -> LOG.infof(
                        "scan %s of project %s: %d files, %d findings, evidence %s, assessment %s",
                        job.id(),
                        project.id(),
                        result.stats().files(),
                        result.findings().size(),
                        observed.id(),
                        stored.id()))
                .call(stored -> latest.changed(project, stored))
                .replaceWithVoid();
    }

    private static JsonObject result(UUID evidenceId, StoredAssessment stored) {
        return new JsonObject()
                .put("evidenceId", evidenceId.toString())
                .put("assessmentId", stored.id().toString());
    }
}
