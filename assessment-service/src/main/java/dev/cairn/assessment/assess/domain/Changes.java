package dev.cairn.assessment.assess.domain;

import dev.cairn.assessment.assess.domain.Snapshot.PracticeSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares an assessment with the one before. What a roadmap no longer has is dropped: the catalogue moved, not the project. */
final class Changes {

    private final String roadmapId;
    private final int roadmapVersion;
    private final @Nullable Previous previous;

    Changes(String roadmapId, int roadmapVersion, @Nullable Previous previous) {
        this.roadmapId = roadmapId;
        this.roadmapVersion = roadmapVersion;
        this.previous = previous;
    }

    List<Change> ofPractices(List<PhaseResult> phases) {
        List<Change> changes = new ArrayList<>();
        if (previous == null) {
            return changes;
        }
        for (PhaseResult phase : phases) {
            for (PracticeResult result : phase.practices()) {
                Outcome from = previous.practices().get(result.practice().id());
                if (from != null && from != result.outcome()) {
                    changes.add(change(result, from));
                }
            }
        }
        return List.copyOf(changes);
    }

    List<GateChange> ofGates(List<PhaseResult> phases) {
        List<GateChange> changes = new ArrayList<>();
        if (previous == null) {
            return changes;
        }
        for (PhaseResult phase : phases) {
            Boolean wasOpen = previous.openGates().get(phase.phase().id());
            if (wasOpen != null && wasOpen != phase.gate().open()) {
                changes.add(new GateChange(
                        phase.phase().id(), phase.phase().title(), phase.gate().open()));
            }
        }
        return List.copyOf(changes);
    }

    private Change change(PracticeResult result, Outcome from) {
        return new Change(
                result.practice().id(),
                result.practice().title(),
                from,
                result.outcome(),
                Causes.of(sameRoadmap(), from, PracticeSnapshot.of(result)),
                from == Outcome.MET,
                detail(result));
    }

    private boolean sameRoadmap() {
        return previous == null
                || (previous.roadmapId().equals(roadmapId) && previous.roadmapVersion() == roadmapVersion);
    }

    private static String detail(PracticeResult result) {
        String missing = result.missing().stream()
                .map(check -> check.check().title() + ": " + check.reason())
                .collect(Collectors.joining(" "));
        return missing.isEmpty()
                ? result.checks().stream()
                        .filter(check -> check.check().required())
                        .map(check -> check.check().title() + ": " + check.reason())
                        .collect(Collectors.joining(" "))
                : missing;
    }
}
