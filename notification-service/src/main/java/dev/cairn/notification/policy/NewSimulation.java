package dev.cairn.notification.policy;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be gone through.
 *
 * @param policy one that is not kept; absent where the path names one
 */
@Schema(name = "NewPolicySimulation", examples = "{\"at\": \"2026-03-29T01:00:00Z\", \"urgency\": \"high\"}")
record NewSimulation(
        @Schema(description = "When the alert is raised; now when absent") @Nullable
        Instant at,

        @Schema(
                enumeration = {"high", "low"},
                description = "Of the alert; high when absent")
        @Nullable
        String urgency,

        @Schema(description = "A policy that is not kept") @Nullable
        PolicyBody policy) {}
