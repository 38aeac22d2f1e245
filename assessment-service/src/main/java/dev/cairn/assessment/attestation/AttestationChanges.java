package dev.cairn.assessment.attestation;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.job.ProjectTimers;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What every change of an attestation leaves behind it, in the transaction of the change. */
@ApplicationScoped
class AttestationChanges {

    private final Trail trail;
    private final ProjectTimers timers;
    private final AssessJobs assessJobs;

    AttestationChanges(Trail trail, ProjectTimers timers, AssessJobs assessJobs) {
        this.trail = trail;
        this.timers = timers;
        this.assessJobs = assessJobs;
    }

    /**
     * Tells of a change that was kept: an audit entry, a new assessment, and the timer of its end. Its event is that of the
     * evidence, which was recorded with it.
     *
     * @param act given, replaced, withdrawn or expired
     * @param before null when it was given
     */
    Uni<Attestation> tell(KnownProject project, String act, Actor by, @Nullable Attestation before, Attestation after) {
        return trail.record(
                        project.organisationId(),
                        by,
                        "attestation." + act,
                        new Target("attestation", after.id(), after.checkId()),
                        before == null ? null : AttestationView.of(before),
                        AttestationView.of(after))
                .chain(() -> before == null
                        ? timers.set(project, AttestationTimer.KIND, after.id(), after.endsAt())
                        : Uni.createFrom().voidItem())
                .chain(() -> assessJobs.queueSoon(project))
                .replaceWith(after);
    }
}
