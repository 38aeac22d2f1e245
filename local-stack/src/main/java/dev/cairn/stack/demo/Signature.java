package dev.cairn.stack.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.Optional;

/** Checks messages by Standard Webhooks, with the library that a customer would use. */
final class Signature {

    private final String secret;

    /** @param secret as shown when the webhook was made, {@code whsec_...} */
    Signature(String secret) {
        this.secret = secret;
    }

    /** What is wrong with the message's signature, empty if nothing. */
    Optional<String> fault(Receiver.Message message) {
        try {
            new Webhook(secret).verify(message.body(), message.headers());
            return Optional.empty();
        } catch (WebhookVerificationException | EmptyWebhookSecretException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
