package dev.cairn.notification.escalation;

import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.FrozenPolicy;
import dev.cairn.notification.policy.domain.Progress;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An escalation that begins.
 *
 * @param policy null when nothing names one
 * @param delay until something is to be done
 * @param heldBy why it waits before its first step; null when it does not
 */
record Start(
        UUID alert,
        Urgency urgency,
        @Nullable FrozenPolicy policy,
        Duration delay,
        @Nullable String heldBy) {

    String state() {
        return (heldBy == null ? Progress.State.RUNNING : Progress.State.HELD).word();
    }
}
