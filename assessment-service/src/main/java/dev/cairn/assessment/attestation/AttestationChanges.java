package dev.cairn.assessment.attestation;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.job.JobPayload;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.jobs.Jobs;
import dev.cairn.kit.jobs.NewJob;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What every change of an attestation leaves behind it, in the transaction of the change. */
@ApplicationScoped
class AttestationChanges {

    private final Trail trail;
    private final Jobs jobs;
    private final AssessJobs assessJobs;
    private final Ids ids;

    AttestationChanges(Trail trail, Jobs jobs, AssessJobs assessJobs, Ids ids) {
        this.trail = trail;
        this.jobs = jobs;
        this.assessJobs = assessJobs;
        this.ids = ids;
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
                        ? setTimer(project, after)
                        : Uni.createFrom().voidItem())
                .chain(() -> assessJobs.queueSoon(project))
                .replaceWith(after);
    }

    private Uni<Void> setTimer(KnownProject project, Attestation attestation) {
        String id = attestation.id().toString();
        return jobs.set(new NewJob(
                ids.next(),
                project.organisationId(),
                AttestationTimer.KIND,
                project.id(),
                "attestation " + id,
                attestation.endsAt(),
                JobPayload.of(project).put(AttestationTimer.ATTESTATION, id)));
    }
}
