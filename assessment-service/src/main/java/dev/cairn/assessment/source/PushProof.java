package dev.cairn.assessment.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Proves that a push event comes from whoever was given the secret; takes equally long for every wrong proof. */
record PushProof(String secret) {

    private static final String PREFIX = "sha256=";

    /** @param signature value of X-Hub-Signature-256: the HMAC-SHA256 of the body as it was sent */
    boolean signs(@Nullable String signature, byte[] body) {
        if (signature == null || !signature.startsWith(PREFIX)) {
            return false;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String right = PREFIX + HexFormat.of().formatHex(mac.doFinal(body));
            return same(right, signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param token value of X-Gitlab-Token: the secret itself */
    boolean is(@Nullable String token) {
        return token != null && same(secret, token);
    }

    /** Compares digests, so that not even the length of the secret shows. */
    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(digest(right), digest(given));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "PushProof";
    }
}
