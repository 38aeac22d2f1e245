package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.NextAction;
import dev.cairn.events.AssessmentState;
import dev.cairn.kit.directory.KnownProject;
import java.util.TreeMap;
import java.util.UUID;
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
                        .toList());
    }

    private static AssessmentState.@Nullable NextAction next(@Nullable NextAction action) {
        return action == null
                ? null
                : new AssessmentState.NextAction(action.practice(), action.check(), action.title());
    }
}
