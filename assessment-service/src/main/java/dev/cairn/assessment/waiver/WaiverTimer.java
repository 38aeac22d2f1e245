package dev.cairn.assessment.waiver;

import dev.cairn.assessment.job.ProjectTimers;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.jobs.JobHandler;
import dev.cairn.kit.jobs.RunningJob;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What time does to a waiver: ten days before its end people are told, at its end it expires. */
@ApplicationScoped
class WaiverTimer implements JobHandler {

    static final String KIND = "waiver";

    private final ProjectTimers timers;
    private final Waivers waivers;
    private final WaiverChanges changes;

    WaiverTimer(ProjectTimers timers, Waivers waivers, WaiverChanges changes) {
        this.timers = timers;
        this.waivers = waivers;
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
                (project, id, by, now) ->
                        waivers.find(project.id(), id).chain(waiver -> turn(project, waiver, by, now)));
    }

    private Uni<Void> turn(KnownProject project, WaiverCase waiver, Actor by, Instant now) {
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
