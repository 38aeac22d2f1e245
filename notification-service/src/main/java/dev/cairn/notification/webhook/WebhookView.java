package dev.cairn.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is shown.
 *
 * @param disabledReason null while it is active
 * @param secret only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", examples = """
        {"id": "01990b20-0000-7000-8000-000000000001", "name": "Pager", "url": "https://hooks.example.com/cairn",
        "eventTypes": ["alert.raised"], "state": "active", "version": 1, "createdAt": "2026-04-12T09:00:00Z"}""")
record WebhookView(
        UUID id,
        String name,
        String url,
        List<String> eventTypes,
        @Schema(enumeration = {"active", "disabled"}) String state,
        @Nullable String disabledReason,
        long version,
        Instant createdAt,

        @Schema(description = "whsec_ and base 64; shown once") @Nullable
        String secret) {

    static WebhookView of(WebhookRow row) {
        return of(row, null);
    }

    static WebhookView of(WebhookRow row, @Nullable String secret) {
        return new WebhookView(
                row.id,
                row.name,
                row.url,
                List.of(row.eventTypes.split(" ")),
                row.state,
                row.disabledReason,
                row.version,
                row.createdAt,
                secret);
    }
}
