package dev.cairn.notification.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is shown.
 *
 * @param disabledReason null while it is active
 * @param mostPerMinute null for as many as there may be
 * @param publicKey null when it does not sign by v1a
 * @param previousPublicKey the one before; it signs too until previousPublicKeyUntil
 * @param secret only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Webhook", examples = """
        {"id": "01990b20-0000-7000-8000-000000000001", "name": "Pager", "url": "https://hooks.example.com/cairn",
        "eventTypes": ["alert.raised"], "state": "active", "signatures": ["v1"], "version": 1, "createdAt": "2026-04-12T09:00:00Z"}""")
record WebhookView(
        UUID id,
        String name,
        String url,
        List<String> eventTypes,
        @Schema(enumeration = {"active", "disabled"}) String state,
        @Nullable String disabledReason,

        @Schema(description = "v1 is signed by the secret, v1a by the private half of the public key")
        List<String> signatures,

        @Schema(description = "whpk_ and base 64: verifies v1a") @Nullable
        String publicKey,

        @Nullable String previousPublicKey,
        @Nullable Instant previousPublicKeyUntil,
        @Nullable Integer mostPerMinute,
        long version,
        Instant createdAt,

        @Schema(description = "whsec_ and base 64; shown once") @Nullable
        String secret) {

    static WebhookView of(WebhookRow row) {
        return of(row, null);
    }

    static WebhookView of(WebhookRow row, @Nullable WebhookSecret secret) {
        return new WebhookView(
                row.id,
                row.name,
                row.url,
                List.of(row.eventTypes.split(" ")),
                row.state,
                row.disabledReason,
                WebhookKeys.signatures(row),
                row.publicKey,
                row.previousPublicKey,
                row.previousKeyUntil,
                row.mostPerMinute,
                row.version,
                row.createdAt,
                secret == null ? null : secret.shown());
    }
}
