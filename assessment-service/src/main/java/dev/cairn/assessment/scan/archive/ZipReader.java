package dev.cairn.assessment.scan.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Reads a zip front to back, without the seeking the format was made for.
 *
 * <p>Local headers give the files; the central directory at the end then confirms them, tells which of them were
 * links, and its presence proves that nothing was cut off.
 */
final class ZipReader {

    static final int LOCAL = 0x04034b50;
    static final int EMPTY = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int ZIP64_END = 0x06064b50;
    private static final int LINK_TARGET_LIMIT = 1024;
    private static final int REMEMBERED_TARGETS = 4096;
    private static final int UNIX_LINK = 0xA000;

    private final PushbackInputStream in;
    private final ArchiveLimits limits;
    private final Meter meter;
    private final Ledger ledger;
    private final FileVisitor visitor;
    private final Map<String, String> small = new HashMap<>();
    private int locals;
    private String last = "";

    ZipReader(PushbackInputStream in, ArchiveLimits limits, Meter meter, Ledger ledger, FileVisitor visitor) {
        this.in = in;
        this.limits = limits;
        this.meter = meter;
        this.ledger = ledger;
        this.visitor = visitor;
    }

    void read() throws IOException {
        int signature = int4();
        while (signature == LOCAL) {
            local();
            signature = int4();
        }
        int centrals = 0;
        while (signature == CENTRAL) {
            central();
            centrals++;
            signature = int4();
        }
        if (signature != EMPTY && signature != ZIP64_END) {
            throw new ArchiveRefused(Refusal.CORRUPT, "the archive is damaged after an entry", last);
        }
        if (centrals != locals) {
            throw new ArchiveRefused(
                    Refusal.CORRUPT, "the archive lists " + centrals + " entries and has " + locals, null);
        }
        in.transferTo(OutputStream.nullOutputStream());
    }

    private void local() throws IOException {
        locals++;
        short2();
        int flags = short2();
        int method = short2();
        int4();
        long crc = uint4();
        long packed = uint4();
        long size = uint4();
        String name = names(short2(), short2());
        last = name;
        if ((flags & 1) != 0) {
            throw new ArchiveRefused(Refusal.ENCRYPTED, "the archive is encrypted", name);
        }
        boolean described = (flags & 8) != 0;
        if (method != 0 && method != 8 || method == 0 && described && !name.endsWith("/")) {
            throw new ArchiveRefused(Refusal.UNSUPPORTED, "an entry is packed in a way that is not read", name);
        }
        String path = ledger.enter(name);
        var content = new ZipContent(in, method == 8, packed, name, meter);
        if (name.endsWith("/") || path.isEmpty()) {
            ledger.folder(path);
        } else if (ledger.file(path)) {
            visit(path, content);
        }
        content.drain();
        if (described) {
            long[] descriptor = descriptor();
            crc = descriptor[0];
            size = descriptor[1];
        }
        content.check(crc, size);
    }

    private void visit(String path, ZipContent content) throws IOException {
        if (small.size() < REMEMBERED_TARGETS) {
            content.remember(LINK_TARGET_LIMIT);
        }
        visitor.file(path, content);
        content.drain();
        String target = content.remembered();
        if (target != null) {
            small.put(path, target);
        }
    }

    /** The descriptor after a streamed entry; its signature is optional, its sizes 4 or 8 bytes. */
    private long[] descriptor() throws IOException {
        long first = uint4();
        long crc = first == DESCRIPTOR ? uint4() : first;
        uint4();
        long size = uint4();
        byte[] ahead = new byte[4];
        if (in.readNBytes(ahead, 0, 4) < 4) {
            throw truncated();
        }
        in.unread(ahead);
        if (ahead[0] != 'P' || ahead[1] != 'K') {
            // eight-byte sizes: what was read as the size is the upper half of the packed one
            size = uint4();
            uint4();
        }
        return new long[] {crc, size};
    }

    private void central() throws IOException {
        short2();
        short2();
        int flags = short2();
        short2();
        int4();
        int4();
        int4();
        int4();
        int nameLength = short2();
        int extraLength = short2();
        int commentLength = short2();
        int4();
        int attributes = int4();
        int4();
        String name = names(nameLength, extraLength + commentLength);
        if ((flags & 1) != 0) {
            throw new ArchiveRefused(Refusal.ENCRYPTED, "the archive is encrypted", name);
        }
        if ((attributes >>> 16 & 0xF000) == UNIX_LINK) {
            String path = SafePath.of(name, limits);
            String target = small.get(path);
            ledger.link(path, target == null ? "?" : target, false);
        }
    }

    private String names(int nameLength, int skipped) throws IOException {
        byte[] name = bytes(nameLength);
        bytes(skipped);
        return new String(name, StandardCharsets.UTF_8);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw truncated();
        }
        meter.grow(length);
        return bytes;
    }

    private int short2() throws IOException {
        byte[] b = bytes(2);
        return b[0] & 0xff | (b[1] & 0xff) << 8;
    }

    private int int4() throws IOException {
        byte[] b = bytes(4);
        return b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | (b[3] & 0xff) << 24;
    }

    private long uint4() throws IOException {
        return int4() & 0xffffffffL;
    }

    private ArchiveRefused truncated() {
        return new ArchiveRefused(Refusal.TRUNCATED, "the archive ends before its directory", last);
    }

    /** Sums what it is given, to compare with what the entry claims. */
    static final class Sum {
        final CRC32 crc = new CRC32();
        long size;

        void add(byte[] buffer, int offset, int length) {
            crc.update(buffer, offset, length);
            size += length;
        }
    }

    /** Opens the stream for a zip; the pushback must take back a whole inflater buffer. */
    static PushbackInputStream pushback(InputStream in) {
        return new PushbackInputStream(in, ZipContent.BUFFER + 8);
    }
}
