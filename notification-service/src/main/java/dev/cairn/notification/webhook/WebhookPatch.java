package dev.cairn.notification.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A merge patch of a webhook: what is absent or null stays as it is, since nothing of a webhook can be removed. */
@Schema(
        name = "WebhookPatch",
        description = "JSON Merge Patch: what is absent stays as it is.",
        examples = "{\"state\": \"active\"}")
record WebhookPatch(
        @Schema(minLength = 1, maxLength = WebhookInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(minLength = 1, maxLength = WebhookInput.LONGEST_URL, format = "uri") @Nullable
        String url,

        @Nullable List<@Nullable String> eventTypes,

        @Schema(
                description =
                        "v1, v1a or both; one that is added gets keys of its own, one that is left out signs no more")
        @Nullable
        List<@Nullable String> signatures,

        @Schema(minimum = "1", maximum = "100000") @Nullable Integer mostPerMinute,

        @Schema(enumeration = {"active", "disabled"}) @Nullable
        String state) {}
