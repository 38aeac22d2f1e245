package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.common.AssessmentMeters;
import dev.cairn.events.EventType;
import dev.cairn.events.RoadmapState;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.audit.Target;
import dev.cairn.kit.audit.Trail;
import dev.cairn.kit.events.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every change of a published version leaves behind it, in the transaction of the change. */
@ApplicationScoped
class RoadmapChanges {

    private final RoadmapVersions versions;
    private final ReassessJobs reassessJobs;
    private final Trail trail;
    private final Outbox outbox;
    private final AssessmentMeters meters;
    private final Clock clock;

    RoadmapChanges(
            RoadmapVersions versions,
            ReassessJobs reassessJobs,
            Trail trail,
            Outbox outbox,
            AssessmentMeters meters,
            Clock clock) {
        this.versions = versions;
        this.reassessJobs = reassessJobs;
        this.trail = trail;
        this.outbox = outbox;
        this.meters = meters;
        this.clock = clock;
    }

    /** Lets a scheduled version take effect: from the commit on it counts, and whoever follows it is assessed again. */
    Uni<PublishedVersion> activate(UUID organisation, PublishedVersion before, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PublishedVersion after = before.activated(now);
        return versions.keep(after)
                .chain(() -> tell(organisation, EventType.ROADMAP_ACTIVATED, "activated", by, before, after))
                .chain(() -> reassessJobs.queue(organisation))
                .replaceWith(after);
    }

    /** Tells of a change that was kept: an audit entry and an event. */
    Uni<Void> tell(
            UUID organisation,
            EventType type,
            String act,
            Actor by,
            @Nullable PublishedVersion before,
            PublishedVersion after) {
        meters.roadmap(act);
        return trail.record(
                        organisation,
                        by,
                        "roadmap." + act,
                        new Target("roadmap", after.id(), after.roadmap() + " " + after.number()),
                        before == null ? null : VersionView.of(before, false),
                        VersionView.of(after, false))
                .chain(() -> outbox.add(type, state(organisation, after)));
    }

    private static RoadmapState state(UUID organisation, PublishedVersion version) {
        var withdrawn = version.withdrawn();
        return new RoadmapState(
                version.id(),
                organisation,
                version.roadmap(),
                version.number(),
                version.title(),
                version.digest(),
                version.status(),
                version.effectiveAt(),
                version.published().id(),
                version.published().at(),
                version.activatedAt(),
                withdrawn == null ? null : withdrawn.id(),
                withdrawn == null ? null : withdrawn.at(),
                version.phases(),
                version.version());
    }
}
