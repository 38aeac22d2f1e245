package dev.cairn.notification.paging;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/** How the page of an acknowledgement link looks. Qute escapes every value. */
final class AckTemplates {

    private static final String CSS = css();

    /** This style and one form to ourselves; no script, picture or request, and no origin whose session it could use. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(CSS)
            + "'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; sandbox allow-forms";

    private AckTemplates() {}

    static String write(AckPage page) {
        return Templates.page(page, CSS).render();
    }

    private static String css() {
        String name = "/ack/page.css";
        try (InputStream file = Objects.requireNonNull(AckTemplates.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
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

    @CheckedTemplate(basePath = "ack")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(AckPage page, String style);
    }
}
