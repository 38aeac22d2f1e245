package dev.cairn.kit.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts values that must be read back (webhook secrets, first answers) and proves that they are ours: AES-256-GCM
 * (NIST SP 800-38D) with a random nonce. The key is derived from the suite's secret. While the secret is being changed, what
 * was sealed with the one before opens as well.
 */
@ApplicationScoped
public class Sealer {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;
    private final String keyId;
    private final @Nullable SecretKeySpec previous;
    private final SecureRandom random = new SecureRandom();

    Sealer(
            @ConfigProperty(name = "cairn.secret") String secret,
            @ConfigProperty(name = "cairn.secret-previous") Optional<String> previous) {
        this.key = key(secret, "cairn.secret");
        this.previous =
                previous.map(before -> key(before, "cairn.secret-previous")).orElse(null);
        this.keyId = HexFormat.of().formatHex(derived(secret, "cairn key id"), 0, 8);
    }

    /** Tells the present key from others without telling anything of it; kept beside what was sealed. */
    public String keyId() {
        return keyId;
    }

    private static SecretKeySpec key(String secret, String name) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException(name + " needs at least " + SHORTEST_SECRET + " characters");
        }
        return new SecretKeySpec(derived(secret, "cairn sealing"), "AES");
    }

    private static byte[] derived(String secret, String use) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(use.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param purpose bound to the result: it opens only with the same */
    public byte[] seal(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose).doFinal(plain);
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The plain bytes; null when they were not sealed by us, for this purpose, or were changed. */
    public byte @Nullable [] open(byte[] sealed, String purpose) {
        if (sealed.length < NONCE + TAG_BITS / Byte.SIZE) {
            return null;
        }
        byte[] plain = open(sealed, key, purpose);
        return plain == null && previous != null ? open(sealed, previous, purpose) : plain;
    }

    private static byte @Nullable [] open(byte[] sealed, SecretKeySpec key, String purpose) {
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE), purpose)
                    .doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
