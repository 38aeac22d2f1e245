package dev.cairn.assessment.attestation;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.job.ProjectTimers;
import dev.cairn.events.AttestationState;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What every change of an attestation leaves behind it, in the transaction of the change. */
@ApplicationScoped
class AttestationChanges {

    private static final String PREFIX = "dev.cairn.";

    private final Trail trail;
    private final Outbox outbox;
    private final ProjectTimers timers;
    private final AssessJobs assessJobs;

    AttestationChanges(Trail trail, Outbox outbox, ProjectTimers timers, AssessJobs assessJobs) {
        this.trail = trail;
        this.outbox = outbox;
        this.timers = timers;
        this.assessJobs = assessJobs;
    }

    /**
     * Tells of a change that was kept: an audit entry, an event, a new assessment, and the timer of its end. That of the
     * evidence which it became tells only of its beginning.
     *
     * @param before null when it was given
     */
    Uni<Attestation> tell(
            KnownProject project, EventType type, Actor by, @Nullable Attestation before, Attestation after) {
        String act = type.type().substring(PREFIX.length(), type.type().lastIndexOf('.'));
        return trail.record(
                        project.organisationId(),
                        by,
                        act,
                        new Target("attestation", after.id(), after.checkId()),
                        before == null ? null : AttestationView.of(before),
                        AttestationView.of(after))
                .chain(() -> outbox.add(type, state(project, after)))
                .chain(() -> before == null
                        ? timers.set(project, AttestationTimer.KIND, after.id(), after.endsAt())
                        : Uni.createFrom().voidItem())
                .chain(() -> assessJobs.queueSoon(project))
                .replaceWith(after);
    }

    private static AttestationState state(KnownProject project, Attestation attestation) {
        var closed = attestation.closed();
        return new AttestationState(
                attestation.id(),
                project.organisationId(),
                project.id(),
                project.slug(),
                attestation.checkId(),
                attestation.statement(),
                attestation.link(),
                attestation.facts().getMap(),
                attestation.endsAt(),
                attestation.status().word(),
                attestation.by(),
                attestation.at(),
                closed == null ? null : closed.by(),
                closed == null ? null : closed.at(),
                attestation.version());
    }
}
