package dev.cairn.assessment.source;

import dev.cairn.assessment.assessment.AssessProject;
import dev.cairn.assessment.assessment.LatestAssessments;
import dev.cairn.assessment.assessment.StoredAssessment;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.evidence.NewEvidence;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.evidence.RecordEvidence;
import dev.cairn.assessment.job.JobPayload;
import dev.cairn.assessment.scan.domain.ScanResult;
import dev.cairn.assessment.scanning.ScanEvidence;
import dev.cairn.assessment.scanning.ScanWatch;
import dev.cairn.assessment.source.ReadRepository.Reading;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks one repository for its newest commit on a worker thread, and scans that where it is news; then keeps what came of it
 * and sets when to ask next, in one transaction. Until that commits nothing is changed, so a job that dies is done again.
 */
@ApplicationScoped
class SourceHandler implements JobHandler {

    private static final int ATTEMPTS = 3;

    /** After a job that was cancelled or given up, whose rhythm nobody looked up. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final Logger LOG = Logger.getLogger(SourceHandler.class);

    private final ReadRepository readRepository;
    private final SourceConfig config;
    private final Sources sources;
    private final SourceOutcomes outcomes;
    private final Checks checks;
    private final ScanEvidence evidence;
    private final JobPayload payloads;
    private final ProjectLock lock;
    private final RecordEvidence recordEvidence;
    private final AssessProject assessProject;
    private final LatestAssessments latest;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;
    private final AssessmentMeters meters;
    private final Clock clock;

    SourceHandler(
            ReadRepository readRepository,
            SourceConfig config,
            Sources sources,
            SourceOutcomes outcomes,
            Checks checks,
            ScanEvidence evidence,
            JobPayload payloads,
            ProjectLock lock,
            RecordEvidence recordEvidence,
            AssessProject assessProject,
            LatestAssessments latest,
            Tenancy tenancy,
            Contexts contexts,
            Jobs jobs,
            AssessmentMeters meters,
            Clock clock) {
        this.readRepository = readRepository;
        this.config = config;
        this.sources = sources;
        this.outcomes = outcomes;
        this.checks = checks;
        this.evidence = evidence;
        this.payloads = payloads;
        this.lock = lock;
        this.recordEvidence = recordEvidence;
        this.assessProject = assessProject;
        this.latest = latest;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Checks.KIND;
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
        return checks.goOn(transaction, job, clock.instant().plus(PAUSE));
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        return payloads.project(job.job())
                .chain(project -> project == null ? Uni.createFrom().voidItem() : run(job, project));
    }

    private Uni<Void> run(RunningJob job, KnownProject project) {
        UUID org = project.organisationId();
        return contexts.fresh(() -> tenancy.write(org, () -> sources.find(project.id())))
                .chain(source -> source == null ? Uni.createFrom().voidItem() : run(job, project, source));
    }

    private Uni<Void> run(RunningJob job, KnownProject project, Source source) {
        var watch = new ScanWatch(job, config.time());
        return Uni.createFrom()
                .item(() -> readRepository.read(source, project.state().coreFlow(), watch))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(Problem.class)
                .call(problem -> contexts.fresh(() -> failed(project, source, problem)))
                .call(reading -> assessing(watch, reading.result()))
                .chain(reading -> contexts.fresh(() -> keep(job, project, source, reading)));
    }

    private static Uni<Void> assessing(ScanWatch watch, @Nullable ScanResult result) {
        return result == null
                ? Uni.createFrom().voidItem()
                : watch.assessing(result.stats().files(), result.stats().bytes());
    }

    private Uni<Void> failed(KnownProject project, Source source, Problem problem) {
        meters.repositoryChecked("failed");
        LOG.infof(
                "repository of project %s not read: %s",
                project.id(), problem.kind().slug());
        return tenancy.write(project.organisationId(), () -> outcomes.failed(project, source, problem))
                .replaceWithVoid();
    }

    private Uni<Void> keep(RunningJob job, KnownProject project, Source source, Reading reading) {
        ScanResult result = reading.result();
        meters.repositoryChecked(result == null ? "unchanged" : "scanned");
        return result == null
                ? unchanged(job, project, source, reading)
                : scanned(job, project, source, reading, result);
    }

    private Uni<Void> unchanged(RunningJob job, KnownProject project, Source source, Reading reading) {
        return tenancy.write(
                project.organisationId(),
                () -> outcomes.unchanged(project, source, reading)
                        .chain(kept ->
                                jobs.succeed(job, evidenceOf(source.checked().evidence()))));
    }

    private Uni<Void> scanned(RunningJob job, KnownProject project, Source source, Reading reading, ScanResult result) {
        NewEvidence observed = evidence.of(
                new ScanEvidence.Origin(
                        project.organisationId(),
                        project.id(),
                        Checks.KIND,
                        reading.at(),
                        reading.tip().commit(),
                        reading.tip().branch(),
                        source.url()),
                result);
        return tenancy.write(
                        project.organisationId(),
                        () -> lock.hold(project.organisationId(), project.id())
                                .chain(() -> outcomes.scanned(project, source, reading, observed.id()))
                                .chain(kept -> kept
                                        ? record(job, project, observed)
                                        : jobs.succeed(job, new JsonObject()).replaceWith((StoredAssessment) null)))
                .call(stored -> stored == null ? Uni.createFrom().voidItem() : latest.changed(project, stored))
                .replaceWithVoid();
    }

    private Uni<@Nullable StoredAssessment> record(RunningJob job, KnownProject project, NewEvidence observed) {
        return recordEvidence
                .observe(observed)
                .chain(() -> assessProject.assess(project, true))
                .call(stored -> jobs.succeed(
                        job,
                        evidenceOf(observed.id())
                                .put("assessmentId", stored.id().toString())))
                .map(stored -> stored);
    }

    private static JsonObject evidenceOf(@Nullable UUID id) {
        return id == null ? new JsonObject() : new JsonObject().put("evidenceId", id.toString());
    }
}
