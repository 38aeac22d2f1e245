package dev.cairn.notification.statuspage;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many subscribers there are. */
@Schema(
        name = "StatusSubscriberCounts",
        examples = "{\"email\": 12, \"webhook\": 2, \"unconfirmed\": 1, \"refused\": 0}")
record SubscriberCounts(
        @Schema(description = "Confirmed, told by e-mail") long email,
        @Schema(description = "Confirmed, told by webhook") long webhook,

        @Schema(description = "Not told, since they have not confirmed")
        long unconfirmed,

        @Schema(description = "Not told any more, since what was sent was refused")
        long refused) {}
