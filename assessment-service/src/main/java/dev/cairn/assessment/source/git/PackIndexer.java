package dev.cairn.assessment.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over a pack: checks its sum, finds where each object is, and names those that are kept whole. */
final class PackIndexer {

    private static final int HEADER = 12;
    private static final int TRAILER = 20;
    private static final int BUFFER = 16 * 1024;

    private final Spool spool;
    private final GitLimits limits;
    private final Runnable watch;
    private final Map<Long, PackEntry> entries = new HashMap<>();
    private final Map<ObjectId, Long> named = new HashMap<>();
    private final Deque<Long> differences = new ArrayDeque<>();
    private final byte[] buffer = new byte[BUFFER];

    PackIndexer(Spool spool, GitLimits limits, Runnable watch) throws IOException {
        this.spool = spool;
        this.limits = limits;
        this.watch = watch;
        demandSum();
        index();
    }

    Map<Long, PackEntry> entries() {
        return entries;
    }

    /** Places of the objects that are kept whole, by name. */
    Map<ObjectId, Long> named() {
        return named;
    }

    /** Places of the others, in the order of the pack. */
    Deque<Long> differences() {
        return differences;
    }

    static ObjectId name(int type, byte[] bytes) {
        MessageDigest sha1 = sha1();
        sha1.update(head(type, bytes.length));
        return ObjectId.of(sha1.digest(bytes), 0);
    }

    private void demandSum() throws IOException {
        long end = spool.length() - TRAILER;
        if (end < HEADER) {
            throw GitFailure.corrupt("the pack breaks off");
        }
        MessageDigest sha1 = sha1();
        for (long at = 0; at < end; ) {
            watch.run();
            int n = (int) Math.min(spool.read(at, buffer), end - at);
            sha1.update(buffer, 0, n);
            at += n;
        }
        byte[] sum = new byte[TRAILER];
        spool.read(end, sum);
        if (!Arrays.equals(sum, sha1.digest())) {
            throw GitFailure.corrupt("the pack's sum is not that of its bytes");
        }
    }

    private void index() throws IOException {
        try (var cursor = new PackCursor(spool, 0)) {
            byte[] header = cursor.next(HEADER);
            boolean pack = new String(header, 0, 4, StandardCharsets.US_ASCII).equals("PACK");
            if (!pack || number(header, 4) != 2) {
                throw GitFailure.corrupt("what came is no pack of version 2");
            }
            long count = number(header, 8);
            if (count > limits.objects()) {
                throw new GitFailure(
                        GitRefusal.TOO_MANY_OBJECTS, "it has " + count + "; the limit is " + limits.objects());
            }
            for (long i = 0; i < count; i++) {
                watch.run();
                one(cursor);
            }
        }
    }

    private void one(PackCursor cursor) throws IOException {
        long place = cursor.position();
        int first = cursor.next();
        int type = first >> 4 & 7;
        long size = size(cursor, first);
        long base = -1;
        ObjectId baseId = null;
        if (type == PackEntry.BY_OFFSET) {
            base = place - distance(cursor);
        } else if (type == PackEntry.BY_ID) {
            baseId = ObjectId.of(cursor.next(ObjectId.LENGTH), 0);
        } else if (type < PackEntry.COMMIT || type > PackEntry.TAG) {
            throw GitFailure.corrupt("the pack has an object of an unknown type");
        }
        var entry = new PackEntry(type, size, cursor.position(), base, baseId);
        entries.put(place, entry);
        cursor.inflate(size);
        if (entry.differs()) {
            drain(cursor, null);
            differences.add(place);
        } else {
            MessageDigest sha1 = sha1();
            sha1.update(head(type, size));
            drain(cursor, sha1);
            named.putIfAbsent(ObjectId.of(sha1.digest(), 0), place);
        }
    }

    private void drain(InputStream in, @Nullable MessageDigest sha1) throws IOException {
        int n;
        while ((n = in.read(buffer, 0, buffer.length)) >= 0) {
            watch.run();
            if (sha1 != null) {
                sha1.update(buffer, 0, n);
            }
        }
    }

    private static long size(PackCursor cursor, int first) throws IOException {
        long size = first & 15;
        int b = first;
        for (int shift = 4; (b & 0x80) != 0; shift += 7) {
            if (shift > 53) {
                throw GitFailure.corrupt("an object of the pack has no size");
            }
            b = cursor.next();
            size |= (long) (b & 0x7f) << shift;
        }
        return size;
    }

    private static long distance(PackCursor cursor) throws IOException {
        int b = cursor.next();
        long distance = b & 0x7f;
        while ((b & 0x80) != 0) {
            b = cursor.next();
            distance = (distance + 1 << 7) + (b & 0x7f);
            if (distance > 1L << 50) {
                throw GitFailure.corrupt("an object differs from one that is missing");
            }
        }
        if (distance == 0) {
            throw GitFailure.corrupt("an object differs from itself");
        }
        return distance;
    }

    private static long number(byte[] bytes, int at) {
        long number = 0;
        for (int i = 0; i < 4; i++) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number;
    }

    private static byte[] head(int type, long size) {
        return (PackEntry.word(type) + " " + size + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
