package dev.cairn.assessment.source.git;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The objects of a pack (gitformat-pack, version 2), each found by its name and read when it is asked for.
 *
 * <p>No more is held in memory than the index, one object with what it differs from, and a bounded number of objects that
 * others differ from. How many differences are built on each other is of no matter but to time, and the watch ends that.
 */
final class Pack implements Closeable {

    private static final int DEEPEST = 4096;
    private static final int CACHED = 16 * 1024 * 1024;

    private final Spool spool;
    private final int objectBytes;
    private final Runnable watch;
    private final Map<Long, PackEntry> entries;
    private final Map<ObjectId, Long> places = new HashMap<>();
    private final LinkedHashMap<Long, Content> cache = new LinkedHashMap<>(64, 0.75f, true);
    private long cached;

    /** An object in memory. */
    record Content(int type, byte[] bytes) {}

    private Pack(Spool spool, Map<Long, PackEntry> entries, int objectBytes, Runnable watch) {
        this.spool = spool;
        this.entries = entries;
        this.objectBytes = objectBytes;
        this.watch = watch;
    }

    /**
     * Takes in a pack and indexes it.
     *
     * @param spool closed with the pack
     * @param watch asked often; whatever it throws ends the work
     */
    static Pack read(InputStream in, Spool spool, GitLimits limits, Runnable watch) throws IOException {
        spool.take(in, watch);
        var index = new PackIndexer(spool, limits, watch);
        var pack = new Pack(spool, index.entries(), limits.objectBytes(), watch);
        pack.places.putAll(index.named());
        pack.nameDifferences(index.differences());
        return pack;
    }

    /** The place of an object; refused when it is not in the pack, or is another kind of object. */
    private long place(ObjectId id) throws GitFailure {
        Long place = places.get(id);
        if (place == null) {
            throw GitFailure.corrupt("an object is missing");
        }
        return place;
    }

    /** A commit or a tree, whole. */
    byte[] bytes(ObjectId id, int type) throws IOException {
        Content content = content(place(id));
        if (content.type() != type) {
            throw GitFailure.corrupt("an object is no " + PackEntry.word(type));
        }
        return content.bytes();
    }

    /** A file as a stream, to be closed. */
    InputStream blob(ObjectId id) throws IOException {
        long place = place(id);
        PackEntry entry = entry(place);
        if (!entry.differs() && entry.type() == PackEntry.BLOB) {
            watch.run();
            return opened(entry);
        }
        return new ByteArrayInputStream(bytes(id, PackEntry.BLOB));
    }

    /** Names the objects that are kept as differences; one may differ from another that comes later. */
    private void nameDifferences(Deque<Long> differences) throws IOException {
        int without = 0;
        while (!differences.isEmpty()) {
            watch.run();
            long place = differences.remove();
            if (known(place)) {
                Content content = content(place);
                places.putIfAbsent(PackIndexer.name(content.type(), content.bytes()), place);
                without = 0;
            } else if (++without > differences.size()) {
                throw GitFailure.corrupt("an object differs from one that is missing");
            } else {
                differences.add(place);
            }
        }
    }

    /** Whether all that an object differs from can be found by now. */
    private boolean known(long place) throws GitFailure {
        PackEntry entry = entry(place);
        for (int depth = 0; entry.differs(); depth++) {
            demandShallow(depth);
            Long base = entry.baseId() == null ? Long.valueOf(entry.base()) : places.get(entry.baseId());
            if (base == null) {
                return false;
            }
            entry = entry(base);
        }
        return true;
    }

    private Content content(long place) throws IOException {
        Deque<Long> chain = new ArrayDeque<>();
        long at = place;
        while (entry(at).differs() && !cache.containsKey(at)) {
            demandShallow(chain.size());
            chain.push(at);
            PackEntry entry = entry(at);
            at = entry.baseId() == null ? entry.base() : place(entry.baseId());
        }
        Content content = cache.get(at);
        if (content == null) {
            content = new Content(entry(at).type(), inflated(entry(at)));
            keep(at, content);
        }
        while (!chain.isEmpty()) {
            long next = chain.pop();
            content = new Content(content.type(), Delta.apply(content.bytes(), inflated(entry(next)), objectBytes));
            keep(next, content);
        }
        return content;
    }

    private static void demandShallow(int depth) throws GitFailure {
        if (depth > DEEPEST) {
            throw GitFailure.corrupt("more than " + DEEPEST + " differences are built on each other");
        }
    }

    private PackEntry entry(long place) throws GitFailure {
        PackEntry entry = entries.get(place);
        if (entry == null) {
            throw GitFailure.corrupt("an object differs from one that is missing");
        }
        return entry;
    }

    private byte[] inflated(PackEntry entry) throws IOException {
        watch.run();
        if (entry.size() > objectBytes) {
            throw new GitFailure(GitRefusal.OBJECT_TOO_LARGE, "one has more than " + objectBytes + " bytes");
        }
        try (InputStream in = opened(entry)) {
            return in.readAllBytes();
        }
    }

    private InputStream opened(PackEntry entry) {
        var cursor = new PackCursor(spool, entry.data());
        cursor.inflate(entry.size());
        return cursor;
    }

    private void keep(long place, Content content) {
        if (cache.put(place, content) == null) {
            cached += content.bytes().length;
        }
        var oldest = cache.entrySet().iterator();
        while (cached > CACHED && oldest.hasNext()) {
            cached -= oldest.next().getValue().bytes().length;
            oldest.remove();
        }
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    /** Bytes of the pack. */
    long length() {
        return spool.length();
    }
}
