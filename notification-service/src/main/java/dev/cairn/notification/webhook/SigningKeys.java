package dev.cairn.notification.webhook;

import dev.cairn.notification.webhook.domain.WebhookKeyPair;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes keys that nobody can guess. */
@ApplicationScoped
public class SigningKeys {

    private final SecureRandom random = new SecureRandom();

    /** A new secret. */
    public WebhookSecret secret() {
        byte[] key = new byte[WebhookSecret.LENGTH];
        random.nextBytes(key);
        return new WebhookSecret(key);
    }

    /** A new key pair. */
    public WebhookKeyPair keyPair() {
        return WebhookKeyPair.make(random);
    }
}
