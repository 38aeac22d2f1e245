package dev.cairn.notification.policy.domain;

import java.time.Duration;
import java.util.List;

/**
 * One step of a policy.
 *
 * @param delay from the step before it, or from the start
 * @param targets all are told at once
 */
public record Step(Duration delay, List<Target> targets) {

    public Step {
        targets = List.copyOf(targets);
    }
}
