package dev.cairn.notification.escalation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which step somebody asks for.
 *
 * @param generation as it was read
 * @param round of the next step, as it was read
 * @param step that came next, as it was read
 */
@Schema(name = "EscalateNow", examples = "{\"generation\": 1, \"round\": 1, \"step\": 2}")
record EscalateNow(
        @Schema(required = true, minimum = "1", description = "Of the escalation, as you read it") @Nullable
        Long generation,

        @Schema(required = true, minimum = "1", description = "The nextRound that you read") @Nullable
        Integer round,

        @Schema(required = true, minimum = "1", description = "The nextStep that you read") @Nullable
        Integer step) {}
