package dev.cairn.notification.webhook;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A webhook to be made; {@link WebhookInput} checks it. */
@Schema(name = "NewWebhook", examples = """
        {"name": "Pager", "url": "https://hooks.example.com/cairn", "eventTypes": ["alert.raised", "alert.resolved"]}""")
record NewWebhook(
        @Schema(required = true, minLength = 1, maxLength = WebhookInput.LONGEST_NAME) @Nullable
        String name,

        @Schema(required = true, minLength = 1, maxLength = WebhookInput.LONGEST_URL, format = "uri") @Nullable
        String url,

        @Schema(
                required = true,
                description = "alert.raised, alert.acknowledged, alert.snoozed, alert.resolved; one to four")
        @Nullable
        List<@Nullable String> eventTypes,

        @Schema(
                description =
                        "v1 (a shared secret), v1a (a key pair of which you have the public key), or both; v1 without it")
        @Nullable
        List<@Nullable String> signatures,

        @Schema(
                minimum = "1",
                maximum = "100000",
                description = "Most messages a minute; as many as there may be without it")
        @Nullable
        Integer mostPerMinute) {}
