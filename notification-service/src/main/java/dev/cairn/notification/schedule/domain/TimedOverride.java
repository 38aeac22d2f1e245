package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody instead of, or beside, whom the layers name, in an interval of instants. Overrides are applied in the order in which
 * they were made, so where two contradict each other the later one wins.
 *
 * @param sequence the order in which they were made
 * @param replaces whose place the person takes, also from somebody to whom an earlier override gave it; null for everybody's
 */
public record TimedOverride(
        String id,
        long sequence,
        Kind kind,
        String person,
        @Nullable String replaces,
        Instant start,
        Instant end) {

    /** What an override does. */
    public enum Kind {
        /** The person is on call instead of somebody, or of everybody. */
        REPLACE,
        /** The person is on call as well. */
        ADD,
        /** The person is not on call. */
        REMOVE
    }
}
