package dev.cairn.notification.policy.domain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom an alert pages, in which order.
 *
 * @param repeats how often the steps are gone through again
 * @param pause before they are
 * @param acknowledgeTimeout how long somebody may be silent who took an alert on; null for ever
 * @param fallback is told when all steps reached no person
 * @param lowEscalates whether alerts of low urgency go on to further steps once somebody was told
 * @param quiet when alerts of low urgency wait; null for never
 */
public record Policy(
        List<Step> steps,
        int repeats,
        Duration pause,
        @Nullable Duration acknowledgeTimeout,
        List<Target> fallback,
        boolean lowEscalates,
        @Nullable QuietHours quiet) {

    public Policy {
        steps = List.copyOf(steps);
        fallback = List.copyOf(fallback);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a policy has at least one step");
        }
    }
}
