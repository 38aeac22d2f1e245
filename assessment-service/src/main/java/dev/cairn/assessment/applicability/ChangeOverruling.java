package dev.cairn.assessment.applicability;

import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.applicability.domain.Said;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.evidence.ProjectLock;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.roadmap.domain.Practice;
import dev.cairn.events.EventType;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What members say of what applies, each in the Hibernate transaction that the caller is in. Each holds the project first, so
 * of several at once one is the first and the others find a version that they did not read.
 */
@ApplicationScoped
class ChangeOverruling {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}\\.[a-z0-9-]{1,40}");

    private final Overrulings overrulings;
    private final OverrulingChanges changes;
    private final ProjectRoadmaps roadmaps;
    private final ProjectLock lock;
    private final Ids ids;
    private final Clock clock;

    ChangeOverruling(
            Overrulings overrulings,
            OverrulingChanges changes,
            ProjectRoadmaps roadmaps,
            ProjectLock lock,
            Ids ids,
            Clock clock) {
        this.overrulings = overrulings;
        this.changes = changes;
        this.roadmaps = roadmaps;
        this.lock = lock;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is spoken of, and the version that the caller has read of it.
     *
     * @param practice null for the kind of the project
     */
    record Which(
            KnownProject project,
            @Nullable String practice,
            @Nullable String ifMatch) {

        /** @throws Problem not found, for what can be the id of no practice */
        Which {
            if (practice != null && !ID.matcher(practice).matches()) {
                throw Problem.notFound();
            }
        }
    }

    /** Says of what kind the project is. */
    Uni<OverrulingCase> kind(Which which, Actor by, NewKind body) {
        if (!OverrulingCase.KINDS.contains(body.kind())) {
            throw Problem.invalid("/kind", "must be one of " + String.join(", ", OverrulingCase.KINDS));
        }
        return change(
                which,
                EventType.APPLICABILITY_OVERRULED,
                by,
                (before, act) -> before.overruled(new Said(body.kind(), body.reason(), act)));
    }

    /** Says that a practice applies, or asks that it does not. */
    Uni<OverrulingCase> practice(Which which, Actor by, NewApplicability body) {
        return demandOverrulable(which)
                .chain(() -> body.applies()
                        ? change(
                                which,
                                EventType.APPLICABILITY_OVERRULED,
                                by,
                                (before, act) -> before.overruled(new Said(OverrulingCase.APPLIES, body.reason(), act)))
                        : change(
                                which,
                                EventType.APPLICABILITY_REQUESTED,
                                by,
                                (before, act) ->
                                        before.requested(new Said(OverrulingCase.DOES_NOT_APPLY, body.reason(), act))));
    }

    /** Approves that a practice does not apply. */
    Uni<OverrulingCase> approve(Which which, Actor by, @Nullable String note) {
        return demandOverrulable(which)
                .chain(() -> change(
                        which, EventType.APPLICABILITY_APPROVED, by, (before, act) -> before.approved(act, note)));
    }

    /** Refuses that a practice does not apply. */
    Uni<OverrulingCase> reject(Which which, Actor by, @Nullable String note) {
        return change(which, EventType.APPLICABILITY_REJECTED, by, (before, act) -> before.rejected(act, note));
    }

    /** Takes back all that was said. */
    Uni<OverrulingCase> withdraw(Which which, Actor by) {
        return change(which, EventType.APPLICABILITY_WITHDRAWN, by, (before, act) -> before.withdrawn());
    }

    private Uni<Void> demandOverrulable(Which which) {
        return roadmaps.of(which.project())
                .invoke(inUse -> {
                    Practice practice = inUse.roadmap()
                            .practice(String.valueOf(which.practice()))
                            .orElseThrow(Problem::notFound);
                    if (inUse.roadmap().alwaysApplies(practice)) {
                        throw new Problem(
                                OverrulingProblem.VALIDATES,
                                practice.id()
                                        + " validates a phase: nobody can say that it does not apply, or that it does");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<OverrulingCase> change(
            Which which, EventType type, Actor by, BiFunction<OverrulingCase, Act, OverrulingCase> rule) {
        KnownProject project = which.project();
        return lock.hold(project.organisationId(), project.id())
                .chain(() -> overrulings.find(project.id(), which.practice()))
                .map(found -> found == null ? OverrulingCase.untouched(ids.next(), which.practice()) : found)
                .invoke(before -> ETags.demand(which.ifMatch(), before.version()))
                .chain(before -> {
                    var act = new Act(by.id(), by.name(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                    OverrulingCase after = OverrulingProblem.decide(() -> rule.apply(before, act));
                    return after.equals(before)
                            ? Uni.createFrom().item(before)
                            : overrulings
                                    .keep(project, after)
                                    .chain(() -> changes.tell(project, type, by, before, after));
                });
    }
}
