package dev.cairn.kit.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A response as it is served, with its ETag and the version of what it was made from. */
public final class Entry {

    private static final int LONGEST_NUMBER = 19;

    private final long version;
    private final String etag;
    private final byte[] body;

    /**
     * @param version of the row it shows; not negative
     * @param etag must hold no line break
     * @param body taken as it is: whoever made it must not change it any more
     */
    public Entry(long version, String etag, byte[] body) {
        if (version < 0 || etag.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("negative version, or line break in the ETag");
        }
        this.version = version;
        this.etag = etag;
        this.body = body;
    }

    public long version() {
        return version;
    }

    public String etag() {
        return etag;
    }

    /** The bytes themselves and no copy, since this is the hot path; must not be changed. */
    public byte[] body() {
        return body;
    }

    /** Version, ETag and body, each but the last ended by a line break. */
    byte[] packed() {
        byte[] head = (version + "\n" + etag + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .array();
    }

    /** What an invalidation leaves behind: a version and no value. */
    static byte[] marker(long version) {
        return (version + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The entry; null for a marker, or for bytes that are not ours. */
    static @Nullable Entry unpack(byte[] packed) {
        int first = indexOf(packed, 0);
        int second = first < 0 ? -1 : indexOf(packed, first + 1);
        if (second < 0 || first == 0 || first > LONGEST_NUMBER) {
            return null;
        }
        try {
            long version = Long.parseLong(new String(packed, 0, first, StandardCharsets.US_ASCII));
            String etag = new String(packed, first + 1, second - first - 1, StandardCharsets.UTF_8);
            return version < 0 ? null : new Entry(version, etag, Arrays.copyOfRange(packed, second + 1, packed.length));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int indexOf(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }
}
