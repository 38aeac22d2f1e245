package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import java.util.List;

/**
 * A time in which the other system has people on call.
 *
 * @param people keys
 * @param level of those at one time the highest counts
 */
public record Occurrence(Instant start, Instant end, List<String> people, int level) {

    /** Above all others. */
    static final int OVERRIDE = Integer.MAX_VALUE;

    public Occurrence {
        people = List.copyOf(people);
    }
}
