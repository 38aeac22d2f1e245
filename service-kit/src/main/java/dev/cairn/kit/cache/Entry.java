package dev.cairn.kit.cache;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/** A response as it is served, with its ETag and the version of what it was made from. */
public final class Entry {

    private static final int LONGEST_NUMBER = 19;
    private static final int LONGEST_ETAG = 200;
    private static final int LONGEST_HEAD = LONGEST_NUMBER + LONGEST_ETAG + 2;

    private final long version;
    private final String etag;
    private final Buffer body;

    /**
     * @param version of the row it shows; not negative
     * @param etag of 200 characters at most, without a line break
     * @param body taken as it is: whoever made it must not change it any more
     */
    public Entry(long version, String etag, Buffer body) {
        if (version < 0 || etag.indexOf('\n') >= 0 || etag.length() > LONGEST_ETAG) {
            throw new IllegalArgumentException("negative version, or an ETag with a line break or too long");
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

    /**
     * The bytes as Redis sent them and no copy, since this is the hot path: they go out as they came in. Must not be
     * changed.
     */
    public Buffer body() {
        return body;
    }

    /** Version, ETag and body, each but the last ended by a line break. */
    Buffer packed() {
        return Buffer.buffer(version + "\n" + etag + "\n").appendBuffer(body);
    }

    /** What an invalidation leaves behind: a version and no value. */
    static Buffer marker(long version) {
        return Buffer.buffer(version + "\n");
    }

    /** The entry; null for a marker, or for bytes that are not ours. */
    static @Nullable Entry unpack(Buffer packed) {
        int first = lineBreak(packed, 0);
        int second = first < 0 ? -1 : lineBreak(packed, first + 1);
        if (second < 0 || first == 0 || first > LONGEST_NUMBER) {
            return null;
        }
        try {
            long version = Long.parseLong(packed.getString(0, first));
            String etag = packed.getString(first + 1, second);
            return version < 0 ? null : new Entry(version, etag, packed.slice(second + 1, packed.length()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static int lineBreak(Buffer bytes, int from) {
        for (int i = from; i < Math.min(bytes.length(), LONGEST_HEAD); i++) {
            if (bytes.getByte(i) == '\n') {
                return i;
            }
        }
        return -1;
    }
}
