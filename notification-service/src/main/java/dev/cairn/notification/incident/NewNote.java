package dev.cairn.notification.incident;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something to be written into the timeline. */
@Schema(
        name = "NewIncidentNote",
        examples = "{\"text\": \"Rolled back the deploy\", \"happenedAt\": \"2026-04-12T09:35:00Z\"}")
record NewNote(
        @Schema(required = true, description = "What happened. It is never changed: a correction is another note")
        @Nullable
        String text,

        @Schema(format = "date-time", description = "When it happened; not in the future. Now when absent") @Nullable
        String happenedAt) {}
