package dev.cairn.assessment.source;

import dev.cairn.kit.crypto.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/** Seals and opens credentials and webhooks' secrets; each opens for its project and use only. */
@ApplicationScoped
class SourceSecrets {

    private static final int SECRET_BYTES = 32;

    private final Sealer sealer;
    private final SecureRandom random = new SecureRandom();

    SourceSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    Sealed seal(UUID project, Credential credential, SetBy by) {
        String pair = credential.username() + "\n" + credential.token();
        return sealed(pair, credentialOf(project), by);
    }

    Credential credential(UUID project, Sealed sealed) {
        String pair = opened(sealed, credentialOf(project));
        int end = pair.indexOf('\n');
        return new Credential(pair.substring(0, end), pair.substring(end + 1));
    }

    /** A secret for a webhook, not kept yet. */
    String make() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    Sealed seal(UUID project, String webhookSecret, SetBy by) {
        return sealed(webhookSecret, webhookOf(project), by);
    }

    String webhookSecret(UUID project, Sealed sealed) {
        return opened(sealed, webhookOf(project));
    }

    /** Whether it was sealed with a key that is not the present one. */
    boolean isOld(Sealed sealed) {
        return !sealer.keyId().equals(sealed.key());
    }

    private Sealed sealed(String plain, String purpose, SetBy by) {
        return new Sealed(sealer.seal(plain.getBytes(StandardCharsets.UTF_8), purpose), sealer.keyId(), by);
    }

    private String opened(Sealed sealed, String purpose) {
        byte[] plain = sealer.open(sealed.bytes(), purpose);
        if (plain == null) {
            throw new IllegalStateException(
                    "the " + purpose + " was sealed with key " + sealed.key() + ", which is not here any more");
        }
        return new String(plain, StandardCharsets.UTF_8);
    }

    private static String credentialOf(UUID project) {
        return "repository credential of project " + project;
    }

    private static String webhookOf(UUID project) {
        return "repository webhook of project " + project;
    }
}
