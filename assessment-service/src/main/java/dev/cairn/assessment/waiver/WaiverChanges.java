package dev.cairn.assessment.waiver;

import dev.cairn.assessment.assessment.AssessJobs;
import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.job.ProjectTimers;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.events.EventType;
import dev.cairn.events.WaiverState;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every change of a waiver leaves behind it, in the transaction of the change. */
@ApplicationScoped
class WaiverChanges {

    private static final String PREFIX = "dev.cairn.waiver.";

    private final Trail trail;
    private final Outbox outbox;
    private final ProjectTimers timers;
    private final AssessJobs assessJobs;
    private final AssessmentMeters meters;

    WaiverChanges(Trail trail, Outbox outbox, ProjectTimers timers, AssessJobs assessJobs, AssessmentMeters meters) {
        this.trail = trail;
        this.outbox = outbox;
        this.timers = timers;
        this.assessJobs = assessJobs;
        this.meters = meters;
    }

    /**
     * Tells of a change that was kept: an audit entry, an event, the timer of its next turn, and a new assessment where the
     * waiver counts or did.
     *
     * @param before null when it was asked for
     */
    Uni<WaiverCase> tell(
            KnownProject project, EventType type, Actor by, @Nullable WaiverCase before, WaiverCase after) {
        String act = type.type().substring(PREFIX.length(), type.type().lastIndexOf('.'));
        meters.waiver(act);
        return trail.record(
                        project.organisationId(),
                        by,
                        "waiver." + act,
                        new Target("waiver", after.id(), after.target()),
                        before == null ? null : WaiverView.of(before),
                        WaiverView.of(after))
                .chain(() -> outbox.add(type, state(project, after)))
                .chain(() -> setTimer(project, after))
                .chain(() -> after.decided() == null || type == EventType.WAIVER_REJECTED
                        ? Uni.createFrom().voidItem()
                        : assessJobs.queueSoon(project).replaceWithVoid())
                .replaceWith(after);
    }

    private Uni<Void> setTimer(KnownProject project, WaiverCase waiver) {
        return waiver.nextTurn()
                .map(due -> timers.set(project, WaiverTimer.KIND, waiver.id(), due))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static WaiverState state(KnownProject project, WaiverCase waiver) {
        Act decided = waiver.decided();
        Act closed = waiver.closed();
        return new WaiverState(
                waiver.id(),
                project.organisationId(),
                project.id(),
                project.slug(),
                waiver.target(),
                waiver.reason(),
                waiver.endsAt(),
                waiver.status().word(),
                Objects.requireNonNull(waiver.requested().by()),
                waiver.requested().at(),
                decided == null ? null : decided.by(),
                decided == null ? null : decided.at(),
                waiver.note(),
                closed == null ? null : closed.by(),
                closed == null ? null : closed.at(),
                waiver.version());
    }
}
