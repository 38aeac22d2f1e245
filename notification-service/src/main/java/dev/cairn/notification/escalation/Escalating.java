package dev.cairn.notification.escalation;

import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.policy.PolicyRef;
import dev.cairn.notification.policy.domain.Progress;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The escalation of an alert, as it is stored.
 *
 * @param policy as it was when the escalation began, or its first step was let go; null when it waits to be told of one
 * @param policyText keeps it
 * @param heldBy why it waits, one sentence; null unless it does
 * @param now by the database's clock
 */
record Escalating(
        UUID alert,
        Progress progress,
        @Nullable PolicyRef policy,
        @Nullable String policyText,
        Urgency urgency,
        @Nullable String heldBy,
        Instant startedAt,
        Instant now) {

    Escalating with(Progress next) {
        return new Escalating(
                alert,
                next,
                policy,
                policyText,
                urgency,
                next.state() == Progress.State.HELD ? heldBy : null,
                startedAt,
                now);
    }

    Escalating heldBy(String reason, Progress next) {
        return new Escalating(alert, next, policy, policyText, urgency, reason, startedAt, now);
    }

    Escalating by(PolicyRef ref, String text, Urgency fresh, Progress next) {
        return new Escalating(alert, next, ref, text, fresh, null, startedAt, now);
    }
}
