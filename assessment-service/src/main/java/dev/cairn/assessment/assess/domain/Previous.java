package dev.cairn.assessment.assess.domain;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What of an earlier assessment the next one is compared with.
 *
 * @param roadmapId the roadmap it was made with
 * @param roadmapVersion its version
 * @param practices outcomes by id of practice
 * @param openGates whether the gate is open, by id of phase
 */
public record Previous(
        String roadmapId, int roadmapVersion, Map<String, Outcome> practices, Map<String, Boolean> openGates) {

    public Previous {
        practices = Map.copyOf(practices);
        openGates = Map.copyOf(openGates);
    }

    /** What of this assessment the next one needs. */
    public static Previous of(Assessment assessment) {
        return new Previous(
                assessment.roadmapId(),
                assessment.roadmapVersion(),
                assessment
                        .practices()
                        .collect(Collectors.toMap(result -> result.practice().id(), PracticeResult::outcome)),
                assessment.phases().stream()
                        .collect(Collectors.toMap(
                                result -> result.phase().id(),
                                result -> result.gate().open())));
    }
}
