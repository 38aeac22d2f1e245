package dev.cairn.assessment.common.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did something at a time.
 *
 * @param by subject of the person; null: the system did
 * @param name as shown to others; null: the system did
 */
public record Act(@Nullable String by, @Nullable String name, Instant at) {

    /** What the system does by itself. */
    public static Act ofSystem(Instant at) {
        return new Act(null, null, at);
    }
}
