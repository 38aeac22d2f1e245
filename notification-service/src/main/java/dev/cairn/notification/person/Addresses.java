package dev.cairn.notification.person;

import dev.cairn.kit.crypto.Sealer;
import dev.cairn.notification.channel.ContactKind;
import dev.cairn.notification.channel.Destination;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
    private final SecureRandom random = new SecureRandom();

    Addresses(Sealer sealer, @ConfigProperty(name = "cairn.secret") String secret) {
        this.sealer = sealer;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    WebhookSecret makeSecret() {
        byte[] key = new byte[WebhookSecret.LENGTH];
        random.nextBytes(key);
        return new WebhookSecret(key);
    }

    byte[] seal(UUID method, String address) {
        return sealer.seal(address.getBytes(StandardCharsets.UTF_8), "contact address " + method);
    }

    byte[] seal(UUID method, WebhookSecret secret) {
        return sealer.seal(secret.key(), "contact secret " + method);
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
        byte[] secret = method.secret();
        return new Destination(
                method.kind(),
                new String(opened(method.address(), "contact address " + method.id()), StandardCharsets.UTF_8),
                method.hint(),
                secret == null ? null : new WebhookSecret(opened(secret, "contact secret " + method.id())));
    }

    private byte[] opened(byte[] sealed, String purpose) {
        byte[] plain = sealer.open(sealed, purpose);
        if (plain == null) {
            throw new Unreadable(purpose + " was sealed with another key");
        }
        return plain;
    }
}
