package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.roadmap.domain.Roadmap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A roadmap that was read without a mistake, and its text.
 *
 * @param digest {@code sha256:} and 64 hex digits, of the text's bytes
 */
public record ReadText(Roadmap roadmap, byte[] text, String digest) {

    static ReadText of(Roadmap roadmap, byte[] text) {
        return new ReadText(roadmap, text, digest(text));
    }

    /** The digest of a text. */
    public static String digest(byte[] text) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text as characters. */
    public String yaml() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
