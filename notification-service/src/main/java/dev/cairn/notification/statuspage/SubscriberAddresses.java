package dev.cairn.notification.statuspage;

import dev.cairn.kit.crypto.Sealer;
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
import org.jspecify.annotations.Nullable;

/** Keeps addresses and secrets of subscribers so that only the service itself can read them. */
@ApplicationScoped
class SubscriberAddresses {

    private static final int MARK = 32;

    private final Sealer sealer;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SubscriberAddresses(Sealer sealer, @ConfigProperty(name = "cairn.secret") String secret) {
        this.sealer = sealer;
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    WebhookSecret makeSecret() {
        byte[] made = new byte[WebhookSecret.LENGTH];
        random.nextBytes(made);
        return new WebhookSecret(made);
    }

    byte[] seal(UUID subscriber, String address) {
        return sealer.seal(address.getBytes(StandardCharsets.UTF_8), "status subscriber address " + subscriber);
    }

    byte[] seal(UUID subscriber, WebhookSecret secret) {
        return sealer.seal(secret.key(), "status subscriber secret " + subscriber);
    }

    /** Where messages to the subscriber go; null when it was sealed with a key that is not at hand any more. */
    @Nullable
    Destination open(Subscriber subscriber) {
        byte[] address = sealer.open(subscriber.address(), "status subscriber address " + subscriber.id());
        byte[] sealed = subscriber.secret();
        byte[] secret = sealed == null ? null : sealer.open(sealed, "status subscriber secret " + subscriber.id());
        if (address == null || (sealed != null && secret == null)) {
            return null;
        }
        return new Destination(
                subscriber.kind(),
                new String(address, StandardCharsets.UTF_8),
                subscriber.hint(),
                secret == null ? null : new WebhookSecret(secret));
    }

    /** The same for each who names the address; tells nothing of it. */
    String mark(String kind, String address) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update("status subscriber mark ".getBytes(StandardCharsets.UTF_8));
            String one = kind.equals("email") ? address.toLowerCase(Locale.ROOT) : address;
            return HexFormat.of().formatHex(mac.doFinal((kind + " " + one).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A mark that no address has. */
    String noMark() {
        byte[] any = new byte[MARK];
        random.nextBytes(any);
        return HexFormat.of().formatHex(any);
    }
}
