package dev.cairn.notification.delivery;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.SigningKey;
import dev.cairn.notification.webhook.domain.WebhookKeyPair;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The headers by which a receiver knows that a message is ours (Standard Webhooks 1.0). */
public final class Signatures {

    private Signatures() {}

    /**
     * The headers of one try.
     *
     * @param keys each gives a signature
     * @param at when the try is made
     */
    public static Map<String, String> headers(
            List<? extends SigningKey> keys, String messageId, Instant at, String body) {
        var signatures = new ArrayList<String>();
        keys.forEach(key -> signatures.add(sign(key, messageId, at.getEpochSecond(), body)));
        return Map.of(
                Webhook.UNBRANDED_MSG_ID_KEY,
                messageId,
                Webhook.UNBRANDED_MSG_TIMESTAMP_KEY,
                String.valueOf(at.getEpochSecond()),
                Webhook.UNBRANDED_MSG_SIGNATURE_KEY,
                String.join(" ", signatures));
    }

    private static String sign(SigningKey key, String messageId, long seconds, String body) {
        return key instanceof WebhookSecret secret
                ? bySecret(secret, messageId, seconds, body)
                : byKeyPair((WebhookKeyPair) key, messageId, seconds, body);
    }

    private static String bySecret(WebhookSecret secret, String messageId, long seconds, String body) {
        try {
            return new Webhook(secret.key()).sign(messageId, seconds, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library only knows v1. */
    private static String byKeyPair(WebhookKeyPair pair, String messageId, long seconds, String body) {
        String signed = messageId + "." + seconds + "." + body;
        byte[] signature = pair.sign(signed.getBytes(StandardCharsets.UTF_8));
        return SignatureKind.V1A.word() + "," + Base64.getEncoder().encodeToString(signature);
    }
}
