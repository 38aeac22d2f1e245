package dev.cairn.assessment.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The frames of git's protocol (gitprotocol-common): four hexadecimal digits of length, then so many bytes. */
final class PktLines {

    /** End of a message. */
    static final String FLUSH = "0000";

    /** Between the parts of a message. */
    static final String DELIMITER = "0001";

    private static final int HEAD = 4;

    private final InputStream in;

    PktLines(InputStream in) {
        this.in = in;
    }

    /** One frame. */
    static String line(String text) {
        return "%04x%s".formatted(text.length() + HEAD, text);
    }

    /** The next frame's bytes; empty for a flush, a delimiter or an end, and null when the stream is over. */
    byte @Nullable [] bytes() throws IOException {
        byte[] head = in.readNBytes(HEAD);
        if (head.length == 0) {
            return null;
        }
        int length = length(head);
        if (length <= HEAD) {
            return new byte[0];
        }
        byte[] bytes = in.readNBytes(length - HEAD);
        if (bytes.length < length - HEAD) {
            throw GitFailure.corrupt("the answer ends within a line");
        }
        return bytes;
    }

    /** The next frame as text without its line feed; empty for a flush or delimiter, null when the stream is over. */
    @Nullable
    String text() throws IOException {
        byte[] bytes = bytes();
        if (bytes == null) {
            return null;
        }
        String line = new String(bytes, StandardCharsets.UTF_8);
        if (line.startsWith("ERR ")) {
            throw new GitFailure(GitRefusal.NOT_GIT, "the server reports an error");
        }
        return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    private static int length(byte[] head) throws IOException {
        int length = 0;
        for (byte digit : head) {
            int value = Character.digit(digit, 16);
            if (value < 0) {
                throw new GitFailure(GitRefusal.NOT_GIT, "the answer is not in git's protocol");
            }
            length = length * 16 + value;
        }
        if (head.length < HEAD || length == 3) {
            throw GitFailure.corrupt("the answer has a line without a length");
        }
        return length;
    }
}
