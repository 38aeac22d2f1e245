package dev.cairn.notification.webhook;

import dev.cairn.notification.webhook.domain.SigningKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, as far as sending to it goes.
 *
 * @param keys to sign with
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
        List<SigningKey> keys,
        @Nullable Instant failingSince,
        @Nullable Instant heldUntil) {}
