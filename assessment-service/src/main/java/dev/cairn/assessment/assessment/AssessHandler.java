package dev.cairn.assessment.assessment;

import dev.cairn.assessment.job.JobPayload;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;

/** Assesses again: because somebody asked, the project was changed, or time has passed. */
@ApplicationScoped
class AssessHandler implements JobHandler {

    /** Member of the payload: keep the assessment also when nothing differs. */
    static final String ALWAYS = "always";

    private final JobPayload payloads;
    private final AssessProject assessProject;
    private final LatestAssessments latest;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;

    AssessHandler(
            JobPayload payloads,
            AssessProject assessProject,
            LatestAssessments latest,
            Tenancy tenancy,
            Contexts contexts,
            Jobs jobs) {
        this.payloads = payloads;
        this.assessProject = assessProject;
        this.latest = latest;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return AssessJobs.KIND;
    }

    @Override
    public int concurrency() {
        return 4;
    }

    /** The job of a project that is gone ends with nothing done. */
    @Override
    public Uni<Void> run(RunningJob job) {
        return payloads.project(job.job())
                .chain(project ->
                        project == null ? Uni.createFrom().voidItem() : contexts.fresh(() -> assess(job, project)));
    }

    private Uni<Void> assess(RunningJob job, KnownProject project) {
        boolean always = job.job().payload().getBoolean(ALWAYS, false);
        return tenancy.write(
                        project.organisationId(),
                        () -> assessProject
                                .assess(project, always)
                                .call(stored -> jobs.succeed(
                                        job,
                                        new JsonObject()
                                                .put("assessmentId", stored.id().toString()))))
                .call(stored -> latest.changed(project, stored))
                .replaceWithVoid();
    }
}
