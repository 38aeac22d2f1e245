package dev.cairn.notification.person;

import dev.cairn.kit.crypto.Sealer;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.SigningKeys;
import dev.cairn.notification.webhook.domain.SignatureKind;
import dev.cairn.notification.webhook.domain.SigningKey;
import dev.cairn.notification.webhook.domain.WebhookKeyPair;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Keeps addresses and secrets so that only the service itself can read them. */
@ApplicationScoped
class Addresses {

    /** What is kept cannot be opened by the keys at hand. */
    static final class Unreadable extends IllegalStateException {

        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private final Sealer sealer;
    private final SecretKeySpec key;
    private final SigningKeys keys;
    private final Times times;

    Addresses(Sealer sealer, SigningKeys keys, Times times, @ConfigProperty(name = "cairn.secret") String secret) {
        this.sealer = sealer;
        this.keys = keys;
        this.times = times;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /**
     * New keys of a webhook.
     *
     * @param secret to be shown once; null when it does not sign by one
     */
    record NewKeys(SealedKeys sealed, @Nullable WebhookSecret secret) {}

    NewKeys makeKeys(UUID method, Set<SignatureKind> kinds) {
        WebhookSecret secret = kinds.contains(SignatureKind.V1) ? keys.secret() : null;
        WebhookKeyPair pair = kinds.contains(SignatureKind.V1A) ? keys.keyPair() : null;
        var sealed = new SealedKeys(
                secret == null ? null : sealer.seal(secret.key(), secretOf(method)),
                pair == null ? null : sealer.seal(pair.bytes(), keyPairOf(method)),
                pair == null ? null : pair.shown(),
                null,
                null,
                null,
                null);
        return new NewKeys(sealed, secret);
    }

    byte[] seal(UUID method, String address) {
        return sealer.seal(address.getBytes(StandardCharsets.UTF_8), "contact address " + method);
    }

    /** The same for each who names the address; what is counted by it tells nothing of it. */
    String mark(Destination to) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("contact address mark ".getBytes(StandardCharsets.UTF_8));
            String address = to.kind() == ContactKind.EMAIL ? to.address().toLowerCase(Locale.ROOT) : to.address();
            byte[] mark = mac.doFinal((to.kind().word() + " " + address).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mark);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the method's messages go. */
    Destination open(ContactMethod method) {
        return new Destination(
                method.kind(),
                new String(opened(method.address(), "contact address " + method.id()), StandardCharsets.UTF_8),
                keys(method.id(), method.keys()),
                method.hint());
    }

    private List<SigningKey> keys(UUID method, SealedKeys sealed) {
        var open = new ArrayList<SigningKey>();
        boolean both = sealed.previousUntil() != null && times.now().isBefore(sealed.previousUntil());
        addSecret(open, method, sealed.secret());
        addSecret(open, method, both ? sealed.previousSecret() : null);
        addKeyPair(open, method, sealed.keyPair());
        addKeyPair(open, method, both ? sealed.previousKeyPair() : null);
        return open;
    }

    private void addSecret(List<SigningKey> open, UUID method, byte @Nullable [] sealed) {
        if (sealed != null) {
            open.add(new WebhookSecret(opened(sealed, secretOf(method))));
        }
    }

    private void addKeyPair(List<SigningKey> open, UUID method, byte @Nullable [] sealed) {
        if (sealed != null) {
            open.add(new WebhookKeyPair(opened(sealed, keyPairOf(method))));
        }
    }

    private static String secretOf(UUID method) {
        return "contact secret " + method;
    }

    private static String keyPairOf(UUID method) {
        return "contact key pair " + method;
    }

    private byte[] opened(byte[] sealed, String purpose) {
        byte[] plain = sealer.open(sealed, purpose);
        if (plain == null) {
            throw new Unreadable(purpose + " was sealed with another key");
        }
        return plain;
    }
}
