package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.List;

/**
 * A temporary schedule: in its interval only its own shifts count, whatever layers and overrides say.
 *
 * @param sequence where two overlap the later one counts
 */
public record Replacement(String id, long sequence, Instant start, Instant end, List<Shift> shifts) {

    /** A person's shift of a temporary schedule. */
    public record Shift(String person, Instant start, Instant end) {}

    public Replacement {
        shifts = List.copyOf(shifts);
    }
}
