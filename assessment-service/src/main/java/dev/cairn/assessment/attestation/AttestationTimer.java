package dev.cairn.assessment.attestation;

import dev.cairn.assessment.attestation.Attestation.Closed;
import dev.cairn.assessment.attestation.Attestation.Status;
import dev.cairn.assessment.job.ProjectTimers;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.RunningJob;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * Ends attestations whose time has come. The evidence is not set aside: it is what makes the check stale, rather than
 * unknown.
 */
@ApplicationScoped
class AttestationTimer implements JobHandler {

    static final String KIND = "attestation";

    private final ProjectTimers timers;
    private final Attestations attestations;
    private final AttestationChanges changes;

    AttestationTimer(ProjectTimers timers, Attestations attestations, AttestationChanges changes) {
        this.timers = timers;
        this.attestations = attestations;
        this.changes = changes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> run(RunningJob job) {
        return timers.run(
                job,
                (project, id, by, now) -> attestations
                        .find(project.id(), id)
                        .chain(attestation -> expire(project, attestation, by, now)));
    }

    private Uni<Void> expire(KnownProject project, Attestation before, Actor by, Instant now) {
        if (before.status() != Status.CURRENT || now.isBefore(before.endsAt())) {
            return Uni.createFrom().voidItem();
        }
        Attestation after = before.ended(Status.EXPIRED, new Closed(null, null, now));
        return attestations
                .keep(after)
                .chain(() -> changes.tell(project, EventType.ATTESTATION_EXPIRED, by, before, after))
                .replaceWithVoid();
    }
}
