package dev.cairn.notification.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.policy.PolicyBody.LowUrgencyBody;
import dev.cairn.notification.policy.PolicyBody.StepBody;
import dev.cairn.notification.policy.PolicyBody.TargetBody;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A policy as it was last written.
 *
 * @param acknowledgeTimeoutSeconds 0 for never
 * @param changedBy subject of the person, or id of the token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Policy", examples = """
        {"id": "01990b20-0000-7000-8000-0000000000c1", "name": "Shop", "steps": [{"delaySeconds": 0, "targets":
        [{"kind": "schedule", "id": "01990b20-0000-7000-8000-0000000000a1"}]}], "repeats": 1, "pauseSeconds": 600,
        "acknowledgeTimeoutSeconds": 1800, "fallback": [{"kind": "person", "id": "ben"}],
        "lowUrgency": {"escalates": false}, "changedBy": "ana", "version": 1, "createdAt": "2026-02-27T10:00:00Z"}""")
record PolicyView(
        UUID id,
        String name,
        @Nullable String description,
        List<@Nullable StepBody> steps,
        int repeats,
        long pauseSeconds,
        long acknowledgeTimeoutSeconds,
        List<@Nullable TargetBody> fallback,
        LowUrgencyBody lowUrgency,
        String changedBy,
        long version,
        Instant createdAt) {

    static PolicyView of(PolicyRow row, PolicyBody body) {
        return new PolicyView(
                row.id,
                row.name,
                body.description(),
                Objects.requireNonNull(body.steps()),
                Objects.requireNonNull(body.repeats()),
                Objects.requireNonNull(body.pauseSeconds()),
                Objects.requireNonNull(body.acknowledgeTimeoutSeconds()),
                Objects.requireNonNull(body.fallback()),
                Objects.requireNonNull(body.lowUrgency()),
                row.changedBy,
                row.version,
                row.createdAt);
    }
}
