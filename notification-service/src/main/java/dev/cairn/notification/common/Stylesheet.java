package dev.cairn.notification.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The style of a page that the service writes itself.
 *
 * @param css goes into the page's style element, as it is
 * @param policy the page's Content-Security-Policy: this style and forms to ourselves; no script, picture or request, and no
 *     origin whose session it could use
 */
public record Stylesheet(String css, String policy) {

    /** The style in a resource, by its absolute name. */
    public static Stylesheet named(String name) {
        try (InputStream file = Objects.requireNonNull(Stylesheet.class.getResourceAsStream(name), name)) {
            String css = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Stylesheet(
                    css,
                    "default-src 'none'; style-src 'sha256-" + digest(css)
                            + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; sandbox allow-forms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
