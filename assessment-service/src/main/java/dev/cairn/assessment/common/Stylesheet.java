package dev.cairn.assessment.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style of a page of ours that stands by itself, and the policy under which browsers show it: this style, and nothing
 * else. No script, form, frame, picture or request; the document belongs to no origin, so it could not use anybody's
 * session even if something foreign got into it.
 */
public record Stylesheet(String css, String policy) {

    /** @param resource on the class path */
    public static Stylesheet named(String resource) {
        try (InputStream file = Objects.requireNonNull(Stylesheet.class.getResourceAsStream(resource), resource)) {
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return new Stylesheet(
                    css,
                    "default-src 'none'; style-src 'sha256-"
                            + Base64.getEncoder().encodeToString(digest)
                            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
