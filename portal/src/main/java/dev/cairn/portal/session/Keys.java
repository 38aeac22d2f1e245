package dev.cairn.portal.session;

import dev.cairn.portal.config.PortalConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Secrets that are drawn or derived: one key per purpose out of CAIRN_SECRET (HKDF, RFC 5869), and random words. */
@ApplicationScoped
public class Keys {

    private static final String MAC = "HmacSHA256";
    private static final int RANDOM_BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final byte[] root;

    Keys(PortalConfig config) {
        this.root = mac(utf8("cairn portal"), utf8(config.secret().orElse("")));
    }

    /** The key for a purpose; 32 bytes, the same in every replica. */
    byte[] derive(String purpose) {
        byte[] info = utf8(purpose);
        byte[] block = new byte[info.length + 1];
        System.arraycopy(info, 0, block, 0, info.length);
        block[info.length] = 1;
        return mac(root, block);
    }

    /** 256 random bits as 43 characters that need no encoding anywhere. */
    public String word() {
        return BASE64.encodeToString(bytes(RANDOM_BYTES));
    }

    byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return drawn;
    }

    /** What Redis may know of a secret word. */
    public static String digest(String word) {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(utf8(word)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] mac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
