package dev.cairn.notification.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The headers by which a receiver knows that a message is ours (Standard Webhooks 1.0). */
public final class Signatures {

    private Signatures() {}

    /**
     * The headers of one try.
     *
     * @param secrets each gives a signature
     * @param at when the try is made
     */
    public static Map<String, String> headers(List<WebhookSecret> secrets, String messageId, Instant at, String body) {
        var signatures = new ArrayList<String>();
        secrets.forEach(secret -> signatures.add(sign(secret, messageId, at.getEpochSecond(), body)));
        return Map.of(
                Webhook.UNBRANDED_MSG_ID_KEY,
                messageId,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                String.valueOf(at.getEpochSecond()),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                String.join(" ", signatures));
    }

    private static String sign(WebhookSecret secret, String messageId, long seconds, String body) {
        try {
            return new Webhook(secret.key()).sign(messageId, seconds, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }
}
