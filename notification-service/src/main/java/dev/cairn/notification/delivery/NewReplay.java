package dev.cairn.notification.delivery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A replay that is asked for; {@link ReplayDeliveries} checks it. */
@Schema(
        name = "NewWebhookReplay",
        examples =
                "{\"from\": \"2026-04-12T09:00:00Z\", \"to\": \"2026-04-12T10:00:00Z\", \"types\": [\"alert.raised\"]}")
record NewReplay(
        @Schema(required = true, format = "date-time", maxLength = 40, description = "When the first of it was queued")
        @Nullable
        String from,

        @Schema(
                format = "date-time",
                maxLength = 40,
                description = "Before when the last of it was queued; now without it")
        @Nullable
        String to,

        @Schema(description = "Of the events, alert.escalated among them; all without it") @Nullable
        List<@Nullable String> types) {}
