package dev.cairn.notification.webhook.domain;

import java.util.Arrays;
import java.util.Base64;

/** The key that messages to one webhook are signed with: 32 random bytes. */
public final class WebhookSecret implements SigningKey {

    /** How many bytes a key has. */
    public static final int LENGTH = 32;

    private static final String PREFIX = "whsec_";

    private final byte[] key;

    /** @param key {@value #LENGTH} bytes that nobody can guess */
    public WebhookSecret(byte[] key) {
        if (key.length != LENGTH) {
            throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
        }
        this.key = Arrays.copyOf(key, LENGTH);
    }

    /** The bytes to sign with. */
    public byte[] key() {
        return Arrays.copyOf(key, LENGTH);
    }

    /** As its owner is shown it, once: {@code whsec_} and base 64. */
    public String shown() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
