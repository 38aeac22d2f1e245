package dev.cairn.kit.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The secret text of an API token: {@code cairn_}, 32 random bytes in URL-safe base 64, and a checksum by which a leaked
 * one is told from any other text without asking us. Only its hash is ever stored: with 256 random bits a plain SHA-256
 * cannot be searched.
 */
public final class ApiToken {

    /** How each token begins. */
    public static final String PREFIX = "cairn_";

    private static final Pattern FORM = Pattern.compile("cairn_([A-Za-z0-9_-]{43})([0-9A-Za-z]{6})");
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int SHOWN = PREFIX.length() + 6;

    private final String secret;

    private ApiToken(String secret) {
        this.secret = secret;
    }

    /** A new token. */
    public static ApiToken make(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String body = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new ApiToken(PREFIX + body + checksum(body));
    }

    /** Reads a token; empty when the text is none or its checksum is wrong. */
    public static Optional<ApiToken> read(String text) {
        var form = FORM.matcher(text);
        return form.matches() && checksum(form.group(1)).equals(form.group(2))
                ? Optional.of(new ApiToken(text))
                : Optional.empty();
    }

    /** The whole token; shown once and never stored. */
    public String secret() {
        return secret;
    }

    /** The first characters, by which people tell their tokens apart. */
    public String prefix() {
        return secret.substring(0, SHOWN);
    }

    /** SHA-256 of the secret, in hexadecimal: what is stored and looked up. */
    public String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checksum(String body) {
        var crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        var digits = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            digits.append(BASE62.charAt((int) (rest % 62)));
            rest /= 62;
        }
        return digits.reverse().toString();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return prefix() + "…";
    }
}
