package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import java.util.Set;

/**
 * An override of Opsgenie.
 *
 * @param person key
 * @param rotations ids of those it is for; empty for all
 */
record OpsgenieOverride(String pointer, String person, Instant start, Instant end, Set<String> rotations) {

    OpsgenieOverride {
        rotations = Set.copyOf(rotations);
    }

    boolean covers(String rotation) {
        return rotations.isEmpty() || rotations.contains(rotation);
    }
}
