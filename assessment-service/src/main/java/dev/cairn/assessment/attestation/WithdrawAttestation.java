package dev.cairn.assessment.attestation;

import dev.cairn.assessment.attestation.Attestation.Closed;
import dev.cairn.assessment.attestation.Attestation.Status;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.evidence.RecordEvidence;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.http.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes an attestation back: what rested on it is unknown again. */
@ApplicationScoped
class WithdrawAttestation {

    private final Attestations attestations;
    private final AttestationChanges changes;
    private final RecordEvidence recordEvidence;
    private final ProjectLock lock;
    private final Clock clock;

    WithdrawAttestation(
            Attestations attestations,
            AttestationChanges changes,
            RecordEvidence recordEvidence,
            ProjectLock lock,
            Clock clock) {
        this.attestations = attestations;
        this.changes = changes;
        this.recordEvidence = recordEvidence;
        this.lock = lock;
        this.clock = clock;
    }

    /** Withdraws, in the Hibernate transaction that the caller is in; one that is not current stays as it is. */
    Uni<Void> withdraw(KnownProject project, UUID id, @Nullable String ifMatch, Actor by) {
        return lock.hold(project.organisationId(), project.id())
                .chain(() -> attestations.find(project.id(), id))
                .invoke(before -> ETags.demand(ifMatch, before.version()))
                .chain(before -> before.status() == Status.CURRENT
                        ? end(project, before, by)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> end(KnownProject project, Attestation before, Actor by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Attestation after = before.ended(Status.WITHDRAWN, new Closed(by.id(), by.name(), now));
        return attestations
                .keep(after)
                .chain(() -> recordEvidence.setAside(before.id()))
                .chain(() -> changes.tell(project, EventType.ATTESTATION_WITHDRAWN, by, before, after))
                .replaceWithVoid();
    }
}
