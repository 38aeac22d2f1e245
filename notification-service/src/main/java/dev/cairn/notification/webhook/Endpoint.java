package dev.cairn.notification.webhook;

import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, as far as sending to it goes.
 *
 * @param secrets to sign with, the newest first
 * @param failingSince when the first of the attempts that failed in a row was made; null when the last one succeeded
 * @param heldUntil nothing is sent before; null for no such limit
 */
public record Endpoint(
        UUID id,
        UUID organisationId,
        String organisationSlug,
        String name,
        String url,
        boolean active,
        List<WebhookSecret> secrets,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil) {}
