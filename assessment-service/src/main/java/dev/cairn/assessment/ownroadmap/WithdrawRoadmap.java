package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.ownroadmap.PublishedVersion.By;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Withdraws a version that has not taken effect. Its number stays taken. */
@ApplicationScoped
public class WithdrawRoadmap {

    private final RoadmapVersions versions;
    private final RoadmapChanges changes;
    private final Clock clock;

    WithdrawRoadmap(RoadmapVersions versions, RoadmapChanges changes, Clock clock) {
        this.versions = versions;
        this.changes = changes;
        this.clock = clock;
    }

    /** Withdraws, in the Hibernate transaction that the caller is in; once more changes nothing. */
    public Uni<Void> withdraw(UUID organisation, String roadmap, int number, @Nullable String ifMatch, Actor by) {
        return versions.hold(organisation)
                .chain(() -> versions.find(organisation, roadmap, number))
                .chain(found -> versions.held(found.id()))
                .chain(before -> {
                    if (before == null) {
                        throw Problem.notFound();
                    }
                    ETags.demand(ifMatch, before.version());
                    if (before.activatedAt() != null) {
                        throw new Problem(
                                OwnRoadmapProblem.IN_EFFECT,
                                "It took effect at " + before.activatedAt() + "; publish another version");
                    }
                    if (before.withdrawn() != null) {
                        return Uni.createFrom().voidItem();
                    }
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    PublishedVersion after = before.withdrawn(new By(by.id(), by.name(), now));
                    return versions.keep(after)
                            .chain(() -> changes.tell(
                                    organisation, EventType.ROADMAP_WITHDRAWN, "withdrawn", by, before, after));
                });
    }
}
