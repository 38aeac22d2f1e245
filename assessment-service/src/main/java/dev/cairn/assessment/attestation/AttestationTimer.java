package dev.cairn.assessment.attestation;

import dev.cairn.assessment.attestation.Attestation.Closed;
import dev.cairn.assessment.attestation.Attestation.Status;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.job.JobPayload;
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
 * Ends attestations whose time has come. The evidence is not set aside: it is what makes the check stale, rather than
 * unknown.
 */
@ApplicationScoped
class AttestationTimer implements JobHandler {

    static final String KIND = "attestation";

    /** Member of the payload: the attestation's id. */
    static final String ATTESTATION = "attestation";

    private final JobPayload payloads;
    private final Attestations attestations;
    private final AttestationChanges changes;
    private final ProjectLock lock;
    private final Tenancy tenancy;
    private final Contexts contexts;
    private final Jobs jobs;
    private final Clock clock;

    AttestationTimer(
            JobPayload payloads,
            Attestations attestations,
            AttestationChanges changes,
            ProjectLock lock,
            Tenancy tenancy,
            Contexts contexts,
            Jobs jobs,
            Clock clock) {
        this.payloads = payloads;
        this.attestations = attestations;
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
        UUID id = UUID.fromString(job.job().payload().getString(ATTESTATION));
        Actor system = Actor.system(job.job().id());
        return tenancy.write(
                project.organisationId(),
                () -> lock.hold(project.organisationId(), project.id())
                        .chain(() -> attestations.find(project.id(), id))
                        .chain(attestation -> expire(project, attestation, system))
                        .chain(() -> jobs.succeed(job, new JsonObject())));
    }

    private Uni<Void> expire(KnownProject project, Attestation before, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (before.status() != Status.CURRENT || now.isBefore(before.endsAt())) {
            return Uni.createFrom().voidItem();
        }
        Attestation after = before.ended(Status.EXPIRED, new Closed(null, null, now));
        return attestations
                .keep(after)
                .chain(() -> changes.tell(project, "expired", by, before, after))
                .replaceWithVoid();
    }
}
