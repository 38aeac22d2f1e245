package dev.cairn.assessment.waiver;

import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.http.ETags;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What members do about a waiver that is there: approve, reject, revoke. Each holds the project first, so of several at once
 * one is the first and the others find a version that they did not read.
 */
@ApplicationScoped
class ChangeWaiver {

    private final Waivers waivers;
    private final WaiverChanges changes;
    private final ProjectLock lock;
    private final Clock clock;

    ChangeWaiver(Waivers waivers, WaiverChanges changes, ProjectLock lock, Clock clock) {
        this.waivers = waivers;
        this.changes = changes;
        this.lock = lock;
        this.clock = clock;
    }

    /** Which waiver, of which project, and the version that the caller has read of it. */
    record Which(KnownProject project, UUID id, @Nullable String ifMatch) {}

    /** Approves, in the Hibernate transaction that the caller is in. */
    Uni<WaiverCase> approve(Which which, Actor by, @Nullable String note) {
        return change(which, EventType.WAIVER_APPROVED, by, (waiver, act) -> waiver.approved(act, note));
    }

    /** Rejects, in the Hibernate transaction that the caller is in. */
    Uni<WaiverCase> reject(Which which, Actor by, @Nullable String note) {
        return change(which, EventType.WAIVER_REJECTED, by, (waiver, act) -> waiver.rejected(act, note));
    }

    /** Revokes, in the Hibernate transaction that the caller is in. */
    Uni<WaiverCase> revoke(Which which, Actor by) {
        return change(which, EventType.WAIVER_REVOKED, by, WaiverCase::revoked);
    }

    private Uni<WaiverCase> change(
            Which which, EventType type, Actor by, BiFunction<WaiverCase, Act, WaiverCase> rule) {
        KnownProject project = which.project();
        return lock.hold(project.organisationId(), project.id())
                .chain(() -> waivers.find(project.id(), which.id()))
                .invoke(before -> ETags.demand(which.ifMatch(), before.version()))
                .chain(before -> {
                    var act = new Act(by.id(), by.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    WaiverCase after = WaiverProblem.decide(() -> rule.apply(before, act));
                    return after.equals(before)
                            ? Uni.createFrom().item(before)
                            : waivers.keep(after).chain(() -> changes.tell(project, type, by, before, after));
                });
    }
}
