package dev.cairn.notification.webhook;

import dev.cairn.kit.crypto.Sealer;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.SigningKey;
import dev.cairn.notification.webhook.domain.WebhookKeyPair;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives webhooks the keys that their messages are signed with, and keeps them so that only the service itself can read them. */
@ApplicationScoped
class WebhookKeys {

    private final Sealer sealer;
    private final SigningKeys make;

    WebhookKeys(Sealer sealer, SigningKeys make) {
        this.sealer = sealer;
        this.make = make;
    }

    /** The words of what it signs by. */
    static List<String> signatures(WebhookRow row) {
        var words = new ArrayList<String>();
        if (row.secret != null) {
            words.add(SignatureKind.V1.word());
        }
        if (row.keyPair != null) {
            words.add(SignatureKind.V1A.word());
        }
        return words;
    }

    /**
     * Makes it sign by these kinds and no others, from now on.
     *
     * @return the secret, to be shown once; null when it has none, or had one before
     */
    @Nullable
    WebhookSecret signBy(WebhookRow row, Set<SignatureKind> kinds) {
        if (!kinds.contains(SignatureKind.V1A)) {
            row.keyPair = null;
            row.publicKey = null;
            row.previousKeyPair = null;
            row.previousPublicKey = null;
            row.previousKeyUntil = null;
        } else if (row.keyPair == null) {
            newKeyPair(row);
        }
        if (!kinds.contains(SignatureKind.V1)) {
            row.secret = null;
            row.previousSecret = null;
            row.previousUntil = null;
            return null;
        }
        return row.secret == null ? newSecret(row) : null;
    }

    /** Another secret; the one before signs too until then. */
    WebhookSecret rotateSecret(WebhookRow row, Instant until) {
        row.previousSecret = row.secret;
        row.previousUntil = until;
        return newSecret(row);
    }

    /** Another key pair; the one before signs too until then. */
    void rotateKeyPair(WebhookRow row, Instant until) {
        row.previousKeyPair = row.keyPair;
        row.previousPublicKey = row.publicKey;
        row.previousKeyUntil = until;
        newKeyPair(row);
    }

    private WebhookSecret newSecret(WebhookRow row) {
        WebhookSecret secret = make.secret();
        row.secret = sealer.seal(secret.key(), secretOf(row.id));
        return secret;
    }

    private void newKeyPair(WebhookRow row) {
        WebhookKeyPair pair = make.keyPair();
        row.keyPair = sealer.seal(pair.bytes(), keyPairOf(row.id));
        row.publicKey = pair.shown();
    }

    /** What to sign with now, of each kind the newest first. */
    List<SigningKey> of(WebhookRow row, Instant now) {
        var keys = new ArrayList<SigningKey>();
        addSecret(keys, row, row.secret);
        addSecret(keys, row, isGood(row.previousUntil, now) ? row.previousSecret : null);
        addKeyPair(keys, row, row.keyPair);
        addKeyPair(keys, row, isGood(row.previousKeyUntil, now) ? row.previousKeyPair : null);
        return keys;
    }

    private static boolean isGood(@Nullable Instant until, Instant now) {
        return until != null && now.isBefore(until);
    }

    private void addSecret(List<SigningKey> keys, WebhookRow row, byte @Nullable [] sealed) {
        if (sealed != null) {
            keys.add(new WebhookSecret(open(row.id, sealed, secretOf(row.id))));
        }
    }

    private void addKeyPair(List<SigningKey> keys, WebhookRow row, byte @Nullable [] sealed) {
        if (sealed != null) {
            keys.add(new WebhookKeyPair(open(row.id, sealed, keyPairOf(row.id))));
        }
    }

    private byte[] open(UUID webhook, byte[] sealed, String purpose) {
        byte[] key = sealer.open(sealed, purpose);
        if (key == null) {
            throw new IllegalStateException("a key of webhook " + webhook + " was sealed with another key");
        }
        return key;
    }

    private static String secretOf(UUID webhook) {
        return "webhook secret " + webhook;
    }

    private static String keyPairOf(UUID webhook) {
        return "webhook key pair " + webhook;
    }
}
