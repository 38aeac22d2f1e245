package dev.cairn.assessment.report;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** An Ed25519 key (RFC 8032), made of the 32 bytes that an operator configures. */
final class SigningKey {

    static final int BYTES = 32;

    private final PrivateKey secret;
    private final PublicKey published;

    private SigningKey(PrivateKey secret, PublicKey published) {
        this.secret = secret;
        this.published = published;
    }

    /**
     * The key of these bytes.
     *
     * @param base64 plain or URL-safe, with or without padding
     * @throws IllegalStateException when they are not 32 bytes; the message does not repeat them
     */
    static SigningKey of(String base64) {
        byte[] seed;
        try {
            seed = bytes(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("cairn.report.signing-key is not base 64");
        }
        if (seed.length != BYTES) {
            throw new IllegalStateException("cairn.report.signing-key must be 32 bytes, not " + seed.length);
        }
        try {
            var secret = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var key = new SigningKey(secret, publicKeyOf(seed));
            key.demandThatItsHalvesMatch();
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cairn.report.signing-key is not a key", e);
        }
    }

    static byte[] bytes(String base64) {
        return Base64.getUrlDecoder()
                .decode(base64.strip().replace('+', '-').replace('/', '_').replace("=", ""));
    }

    PrivateKey secret() {
        return secret;
    }

    PublicKey published() {
        return published;
    }

    /** The JDK computes a public key only while it makes a pair, of the bytes that its source of randomness gives. */
    private static PublicKey publicKeyOf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
        KeyPair pair = generator.generateKeyPair();
        return pair.getPublic();
    }

    /** Another JDK might draw its bytes in another way; that must show when the service starts, not when a stranger verifies. */
    private void demandThatItsHalvesMatch() throws GeneralSecurityException {
        byte[] probe = {1};
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(secret);
        signer.update(probe);
        byte[] signature = signer.sign();
        signer.initVerify(published);
        signer.update(probe);
        if (!signer.verify(signature)) {
            throw new GeneralSecurityException("this Java makes another public key of the same bytes");
        }
    }

    private static final class FixedBytes extends SecureRandom {

        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        FixedBytes(byte[] bytes) {
            super(null, null);
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(Arrays.copyOf(bytes, target.length), 0, target, 0, target.length);
        }
    }
}
