package dev.cairn.assessment.assess.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * An approved leave to pass a gate without a practice or a check, for a time. It never makes anything met, and what
 * evidence shows to be met needs none.
 *
 * @param id its id, by which an assessment says which one it used
 * @param target id of a practice, which means all its checks, or of a check
 * @param reason why, shown wherever it counts
 * @param until its end; from this instant on it does not count
 * @param approvedBy who approved it, as shown to others
 */
public record Waiver(String id, String target, String reason, Instant until, String approvedBy) {

    /** How long before its end people are warned. */
    public static final Duration WARNING = Duration.ofDays(10);

    boolean covers(String checkId) {
        return target.equals(checkId) || checkId.startsWith(target + ".");
    }

    /** The instant from which on people are warned of its end. */
    public Instant endingFrom() {
        return until.minus(WARNING);
    }

    /** Whether people are to be warned of its end. */
    public boolean ending(Instant now) {
        return !now.isBefore(endingFrom());
    }
}
