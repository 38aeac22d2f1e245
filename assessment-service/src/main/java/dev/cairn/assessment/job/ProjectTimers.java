package dev.cairn.assessment.job;

import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import dev.cairn.kit.jobs.RunningJob;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Timers of what a project has and time changes, such as waivers: one waits for each, and its kind is also the member of the
 * payload that holds the id. A timer may come twice, or for what has no use for it any more.
 */
@ApplicationScoped
public class ProjectTimers {

    /** What time does to one thing, in a Hibernate transaction that holds its project. */
    @FunctionalInterface
    public interface Turn {

        /**
         * Does it, or nothing.
         *
         * @param by the system, in the course of this job
         */
        Uni<Void> take(KnownProject project, UUID id, Actor by, Instant now);
    }

    private final JobPayload payloads;
    private final ProjectLock lock;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;
    private final Ids ids;
    private final Clock clock;

    ProjectTimers(
            JobPayload payloads,
            ProjectLock lock,
            Tenancy tenancy,
            Contexts contexts,
            Jobs jobs,
            Ids ids,
            Clock clock) {
        this.payloads = payloads;
        this.lock = lock;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Sets the timer of one thing, or moves it, in the Hibernate transaction that the caller is in. */
    public Uni<Void> set(KnownProject project, String kind, UUID id, Instant due) {
        return jobs.set(new NewJob(
                ids.next(),
                project.organisationId(),
                kind,
                project.id(),
                kind + " " + id,
                due,
                JobPayload.of(project).put(kind, id.toString())));
    }

    /** Lets a timer take its turn and ends it, in one transaction; of a project that is gone nothing is done. */
    public Uni<Void> run(RunningJob job, Turn turn) {
        return payloads.project(job.job())
                .chain(project -> project == null
                        ? Uni.createFrom().voidItem()
                        : contexts.fresh(() -> passTime(job, project, turn)));
    }

    private Uni<Void> passTime(RunningJob job, KnownProject project, Turn turn) {
        UUID id = UUID.fromString(job.job().payload().getString(job.job().kind()));
        Actor system = Actor.system(job.job().id());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return tenancy.write(
                project.organisationId(),
                () -> lock.hold(project.organisationId(), project.id())
                        .chain(() -> turn.take(project, id, system, now))
                        .chain(() -> jobs.succeed(job, new JsonObject())));
    }
}
