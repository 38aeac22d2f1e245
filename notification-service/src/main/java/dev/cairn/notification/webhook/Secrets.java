package dev.cairn.notification.webhook;

import dev.cairn.kit.crypto.Sealer;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes the secrets of webhooks, and keeps them so that only the service itself can read them. */
@ApplicationScoped
class Secrets {

    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    Secrets(Sealer sealer) {
        this.sealer = sealer;
    }

    WebhookSecret make() {
        byte[] key = new byte[WebhookSecret.LENGTH];
        random.nextBytes(key);
        return new WebhookSecret(key);
    }

    byte[] seal(UUID webhook, WebhookSecret secret) {
        return sealer.seal(secret.key(), purpose(webhook));
    }

    /** The secrets to sign with now, the newest first. */
    List<WebhookSecret> of(WebhookRow row, Instant now) {
        var secrets = new ArrayList<WebhookSecret>();
        secrets.add(open(row.id, row.secret));
        byte[] previous = row.previousSecret;
        if (previous != null && row.previousUntil != null && now.isBefore(row.previousUntil)) {
            secrets.add(open(row.id, previous));
        }
        return secrets;
    }

    private WebhookSecret open(UUID webhook, byte[] sealed) {
        byte[] key = sealer.open(sealed, purpose(webhook));
        if (key == null) {
            throw new IllegalStateException("the secret of webhook " + webhook + " was sealed with another key");
        }
        return new WebhookSecret(key);
    }

    private static String purpose(UUID webhook) {
        return "webhook secret " + webhook;
    }
}
