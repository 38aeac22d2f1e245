package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.CheckResult;
import dev.cairn.assessment.assess.domain.NextAction;
import dev.cairn.assessment.assess.domain.PracticeResult;
import dev.cairn.events.AssessmentState;
import dev.cairn.kit.directory.KnownProject;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other services are told of an assessment. */
final class AssessmentEvents {

    private AssessmentEvents() {}

    static AssessmentState state(UUID id, long sequence, KnownProject project, Assessment made) {
        var outcomes = new TreeMap<String, String>();
        made.practices()
                .forEach(result ->
                        outcomes.put(result.practice().id(), result.outcome().word()));
        return new AssessmentState(
                id,
                project.organisationId(),
                project.id(),
                project.slug(),
                project.name(),
                sequence,
                made.assessedAt(),
                new AssessmentState.Roadmap(made.roadmapId(), made.roadmapVersion()),
                made.digest(),
                made.phase(),
                made.phases().stream()
                        .map(result -> new AssessmentState.Phase(
                                result.phase().id(),
                                result.readiness(),
                                result.gate().state()))
                        .toList(),
                outcomes,
                next(made.nextAction()),
                made.changes().stream()
                        .map(change -> new AssessmentState.Change(
                                change.practice(),
                                change.title(),
                                change.from().word(),
                                change.to().word(),
                                change.regression(),
                                change.cause().word(),
                                change.detail()))
                        .toList(),
                made.gateChanges().stream()
                        .map(change -> new AssessmentState.GateChange(
                                change.phase(), change.title(), change.from(), change.to()))
                        .toList(),
                made.ageing().stream()
                        .map(ageing -> new AssessmentState.Ageing(ageing.check(), ageing.practice(), ageing.staleAt()))
                        .toList(),
                made.practices()
                        .flatMap(result -> ending(result, made.assessedAt()))
                        .toList());
    }

    private static Stream<AssessmentState.EndingWaiver> ending(PracticeResult practice, Instant now) {
        return practice.checks().stream()
                .map(check -> ending(practice, check, now))
                .flatMap(Optional::stream);
    }

    private static Optional<AssessmentState.EndingWaiver> ending(
            PracticeResult practice, CheckResult check, Instant now) {
        return Optional.ofNullable(check.waiver())
                .filter(waiver -> waiver.ending(now))
                .map(waiver -> new AssessmentState.EndingWaiver(
                        UUID.fromString(waiver.id()),
                        check.check().id(),
                        practice.practice().id(),
                        waiver.until()));
    }

    private static AssessmentState.@Nullable NextAction next(@Nullable NextAction action) {
        return action == null
                ? null
                : new AssessmentState.NextAction(action.practice(), action.check(), action.title());
    }
}
