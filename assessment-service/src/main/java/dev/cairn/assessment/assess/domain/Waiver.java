package dev.cairn.assessment.assess.domain;

import java.time.Instant;

/**
 * An approved leave to pass a gate without a practice or a check, for a time. It never makes anything met, and what
 * evidence shows to be met needs none.
 *
 * @param target id of a practice, which means all its checks, or of a check
 * @param reason why, shown wherever it counts
 * @param until its end; from this instant on it does not count
 */
public record Waiver(String target, String reason, Instant until) {

    boolean covers(String checkId) {
        return target.equals(checkId) || checkId.startsWith(target + ".");
    }
}
