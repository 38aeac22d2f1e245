package dev.cairn.assessment.waiver;

import dev.cairn.assessment.common.Inputs;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.common.domain.Term;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Asks for a waiver. It counts only once another member has approved it. */
@ApplicationScoped
class AskForWaiver {

    private final Waivers waivers;
    private final WaiverTargets targets;
    private final WaiverChanges changes;
    private final Ids ids;
    private final Clock clock;

    AskForWaiver(Waivers waivers, WaiverTargets targets, WaiverChanges changes, Ids ids, Clock clock) {
        this.waivers = waivers;
        this.targets = targets;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Asks, in the Hibernate transaction that the caller is in. */
    Uni<WaiverCase> ask(KnownProject project, NewWaiver body, Actor by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant endsAt = body.endsAt().truncatedTo(ChronoUnit.MILLIS);
        var waiver = WaiverCase.requested(
                ids.next(), body.target(), body.reason(), endsAt, new Act(by.id(), by.name(), now));
        return targets.fault(project, body.target())
                .invoke(fault -> new Inputs()
                        .at("/target", fault)
                        .at("/endsAt", Term.fault(endsAt, now))
                        .refuse())
                .chain(() -> waivers.add(project, waiver))
                .invoke(added -> {
                    if (!added) {
                        throw new Problem(
                                WaiverProblem.REQUESTED, "A waiver for " + body.target() + " waits for a decision");
                    }
                })
                .chain(() -> changes.tell(project, EventType.WAIVER_REQUESTED, by, null, waiver));
    }
}
