package dev.cairn.assessment.waiver;

import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.job.JobPayload;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.Jobs;
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
 * What time does to a waiver: ten days before its end people are told, at its end it expires. One timer waits for each
 * waiver that is open; one that comes twice, or for nothing any more, does nothing.
 */
@ApplicationScoped
class WaiverTimer implements JobHandler {

    static final String KIND = "waiver";

    /** Member of the payload: the waiver's id. */
    static final String WAIVER = "waiver";

    private final JobPayload payloads;
    private final Waivers waivers;
    private final WaiverChanges changes;
    private final ProjectLock lock;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;
    private final Clock clock;

    WaiverTimer(
            JobPayload payloads,
            Waivers waivers,
            WaiverChanges changes,
            ProjectLock lock,
            Tenancy tenancy,
            Contexts contexts,
            Jobs jobs,
            Clock clock) {
        this.payloads = payloads;
        this.waivers = waivers;
        this.changes = changes;
        this.lock = lock;
        this.tenancy = tenancy;
        this.contexts = contexts;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        return payloads.project(job.job())
                .chain(project ->
                        project == null ? Uni.createFrom().voidItem() : contexts.fresh(() -> passTime(job, project)));
    }

    private Uni<Void> passTime(RunningJob job, KnownProject project) {
        UUID id = UUID.fromString(job.job().payload().getString(WAIVER));
        Actor system = Actor.system(job.job().id());
        return tenancy.write(
                project.organisationId(),
                () -> lock.hold(project.organisationId(), project.id())
                        .chain(() -> waivers.find(project.id(), id))
                        .chain(waiver -> turn(project, waiver, system))
                        .chain(() -> jobs.succeed(job, new JsonObject())));
    }

    private Uni<Void> turn(KnownProject project, WaiverCase waiver, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (waiver.isOver(now)) {
            return keep(project, EventType.WAIVER_EXPIRED, by, waiver, waiver.expired(now));
        }
        return waiver.warns(now)
                ? keep(project, EventType.WAIVER_ENDING, by, waiver, waiver.warned(now))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> keep(KnownProject project, EventType type, Actor by, WaiverCase before, WaiverCase after) {
        return waivers.keep(after)
                .chain(() -> changes.tell(project, type, by, before, after))
                .replaceWithVoid();
    }
}
