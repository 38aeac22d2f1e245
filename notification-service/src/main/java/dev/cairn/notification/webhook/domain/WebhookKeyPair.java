package dev.cairn.notification.webhook.domain;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;

/**
 * The Ed25519 key that messages to one webhook are signed with: the seed of 32 bytes that RFC 8032 calls the private key, and
 * the public key of 32 bytes.
 */
public final class WebhookKeyPair implements SigningKey {

    private static final String ALGORITHM = "Ed25519";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final int LENGTH = 32;

    private final byte[] seed;
    private final byte[] publicKey;
    private final PrivateKey key;

    /** @param bytes as {@link #bytes} answers them: the seed, then the public key */
    public WebhookKeyPair(byte[] bytes) {
        if (bytes.length != 2 * LENGTH) {
            throw new IllegalArgumentException("a key pair has " + 2 * LENGTH + " bytes");
        }
        seed = Arrays.copyOf(bytes, LENGTH);
        publicKey = Arrays.copyOfRange(bytes, LENGTH, 2 * LENGTH);
        try {
            key = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new one. */
    public static WebhookKeyPair make(SecureRandom random) {
        try {
            var generator = java.security.KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            var made = generator.generateKeyPair();
            byte[] seed = ((EdECPrivateKey) made.getPrivate()).getBytes().orElseThrow();
            // The encoding of X.509 ends with the key as it is.
            byte[] encoded = Objects.requireNonNull(made.getPublic().getEncoded());
            byte[] bytes = Arrays.copyOf(seed, 2 * LENGTH);
            System.arraycopy(encoded, encoded.length - LENGTH, bytes, LENGTH, LENGTH);
            return new WebhookKeyPair(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The signature of these bytes, of 64 bytes. */
    public byte[] sign(byte[] signed) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The seed and the public key, to be kept. */
    public byte[] bytes() {
        byte[] bytes = Arrays.copyOf(seed, 2 * LENGTH);
        System.arraycopy(publicKey, 0, bytes, LENGTH, LENGTH);
        return bytes;
    }

    /** What receivers verify with, for all to read: {@code whpk_} and base 64. */
    public String shown() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(publicKey);
    }

    /** Only the public key. */
    @Override
    public String toString() {
        return shown();
    }
}
