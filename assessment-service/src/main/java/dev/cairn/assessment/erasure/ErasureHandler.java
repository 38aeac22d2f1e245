package dev.cairn.assessment.erasure;

import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.kit.jobs.Job;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases what is kept of a deleted project, all in one transaction. A job of the project that was running when it was deleted
 * may still add to it: then this comes again until none runs. What stays are the audit entries, which are the organisation's,
 * and that there was a project.
 */
@ApplicationScoped
class ErasureHandler implements JobHandler {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final String RUNNING =
            "select 1 from job where subject = $1 and state = 'running' and kind <> 'erasure' limit 1";

    /** What hangs on a row goes with it: findings with their evidence, deliveries with their repository. */
    private static final List<String> ERASE = List.of(
            "delete from shadow_result where project_id = $1",
            "delete from outcome_change where project_id = $1",
            "delete from milestone where project_id = $1",
            "delete from assessment where project_id = $1",
            "delete from evidence where project_id = $1",
            "delete from waiver where project_id = $1",
            "delete from overruling where project_id = $1",
            "delete from attestation where project_id = $1",
            "delete from public_page where project_id = $1",
            "delete from roadmap_choice where project_id = $1",
            "delete from source where project_id = $1",
            "delete from upload_chunk where upload_id in (select id from job where subject = $1 and state <> 'running')",
            "delete from job where subject = $1 and state <> 'running'",
            "delete from project_state where project_id = $1");

    private static final Logger LOG = Logger.getLogger(ErasureHandler.class);

    private final ErasureJobs again;
    private final ProjectLock lock;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;

    ErasureHandler(ErasureJobs again, ProjectLock lock, Tenancy tenancy, Contexts contexts, Jobs jobs) {
        this.again = again;
        this.lock = lock;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return ErasureJobs.KIND;
    }

    @Override
    public Uni<Void> run(RunningJob running) {
        Job job = running.job();
        UUID organisation = job.organisationId();
        UUID project = Objects.requireNonNull(job.subject());
        return contexts.fresh(() -> tenancy.write(
                        organisation,
                        () -> lock.hold(organisation, project)
                                .chain(() -> erase(project))
                                .chain(() -> comeAgainWhileOthersRun(organisation, project))
                                .chain(() -> jobs.succeed(running, new JsonObject()))))
                .invoke(() -> LOG.infof("project erased: organisation=%s project=%s", organisation, project));
    }

    private static Uni<Void> erase(UUID project) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (String statement : ERASE) {
            steps = steps.chain(() -> SessionSql.change(statement, project)).replaceWithVoid();
        }
        return steps;
    }

    private Uni<Void> comeAgainWhileOthersRun(UUID organisation, UUID project) {
        return SessionSql.rows(RUNNING, project)
                .chain(others ->
                        others.isEmpty() ? Uni.createFrom().voidItem() : again.queue(organisation, project, PAUSE));
    }
}
