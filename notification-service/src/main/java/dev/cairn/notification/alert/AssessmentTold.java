package dev.cairn.notification.alert;

import dev.cairn.events.AssessmentState;
import dev.cairn.notification.feed.FeedEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the live feed tells of a completed assessment: enough to show, the rest is asked for. */
record AssessmentTold(
        UUID id,
        AlertView.Project project,
        long sequence,
        Instant assessedAt,
        String phase,
        List<AssessmentState.Phase> phases) {

    private record AboutAssessment(AssessmentTold assessment) {}

    static FeedEvent of(AssessmentState state) {
        var told = new AssessmentTold(
                state.id(),
                new AlertView.Project(state.projectId(), state.projectSlug(), state.projectName()),
                state.sequence(),
                state.assessedAt(),
                state.phase(),
                state.phases());
        return new FeedEvent("assessment.completed", new AboutAssessment(told));
    }
}
