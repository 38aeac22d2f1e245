package dev.cairn.assessment.scan.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tar as git, GNU tar, BSD tar and Java write it: ustar, GNU long names, pax headers. */
final class TarReader {

    private static final int LONG_NAME_LIMIT = 16 * 1024;
    private static final int PAX_LIMIT = 256 * 1024;

    private final InputStream in;
    private final Ledger ledger;
    private final FileVisitor visitor;
    private Map<String, String> pax = new HashMap<>();
    private @Nullable String longName;
    private @Nullable String longLink;

    TarReader(InputStream in, Ledger ledger, FileVisitor visitor) {
        this.in = in;
        this.ledger = ledger;
        this.visitor = visitor;
    }

    void read() throws IOException {
        byte[] block = new byte[TarHeader.SIZE];
        String last = "";
        while (true) {
            int n = in.readNBytes(block, 0, block.length);
            if (n < block.length) {
                throw new ArchiveRefused(Refusal.TRUNCATED, "the archive ends without its end mark", last);
            }
            var header = new TarHeader(block.clone());
            if (header.isZero()) {
                drainPadding();
                return;
            }
            if (!header.checksumIsRight() || header.size() < 0) {
                throw new ArchiveRefused(Refusal.CORRUPT, "a header of the archive is damaged", last);
            }
            last = header.name();
            entry(header);
        }
    }

    private void entry(TarHeader header) throws IOException {
        switch (header.type()) {
            case 'L' -> longName = cString(meta(header, LONG_NAME_LIMIT));
            case 'K' -> longLink = cString(meta(header, LONG_NAME_LIMIT));
            case 'x', 'X' -> pax = records(meta(header, PAX_LIMIT), header.name());
            case 'g' -> global(records(meta(header, PAX_LIMIT), header.name()));
            default -> {
                content(header);
                pax = new HashMap<>();
                longName = null;
                longLink = null;
            }
        }
    }

    private void content(TarHeader header) throws IOException {
        String name = pax.getOrDefault("path", longName == null ? header.name() : longName);
        String path = ledger.enter(name);
        switch (header.type()) {
            case '0', '\0', '7' -> regular(header, name, path);
            case '1' -> ledger.link(path, target(header), true);
            case '2' -> ledger.link(path, target(header), false);
            case '5' -> ledger.folder(path);
            case '3', '4', '6' -> ledger.special();
            case 'S' -> throw sparse(name);
            case 'M', 'V' ->
                throw new ArchiveRefused(Refusal.UNSUPPORTED, "archives of several volumes are not read", name);
            default -> {
                ledger.special();
                skip(size(header, name), name);
            }
        }
    }

    private void regular(TarHeader header, String name, String path) throws IOException {
        if (!pax.isEmpty() && pax.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse"))) {
            throw sparse(name);
        }
        long size = size(header, name);
        if (name.endsWith("/") || path.isEmpty()) {
            ledger.folder(path);
            skip(size, name);
            return;
        }
        var content = new Bounded(in, size, name);
        if (ledger.file(path)) {
            visitor.file(path, content);
        }
        content.drain();
        padding(size, name);
    }

    private String target(TarHeader header) {
        return pax.getOrDefault("linkpath", longLink == null ? header.linkName() : longLink);
    }

    private long size(TarHeader header, String name) throws ArchiveRefused {
        String claimed = pax.get("size");
        if (claimed == null) {
            return header.size();
        }
        if (!claimed.matches("[0-9]{1,18}")) {
            throw new ArchiveRefused(Refusal.SIZE_LIES, "a size is not a number", name);
        }
        return Long.parseLong(claimed);
    }

    private byte[] meta(TarHeader header, int limit) throws IOException {
        if (header.size() > limit) {
            throw new ArchiveRefused(
                    Refusal.SIZE_LIES, "a name in the archive is larger than " + limit + " bytes", header.name());
        }
        byte[] bytes = new byte[(int) header.size()];
        new Bounded(in, bytes.length, header.name()).readNBytes(bytes, 0, bytes.length);
        padding(bytes.length, header.name());
        return bytes;
    }

    private void skip(long size, String name) throws IOException {
        new Bounded(in, size, name).drain();
        padding(size, name);
    }

    private void padding(long size, String name) throws IOException {
        long rest = size % TarHeader.SIZE;
        if (rest != 0) {
            new Bounded(in, TarHeader.SIZE - rest, name).drain();
        }
    }

    /** After the end mark only zeros may follow, up to the record size of whoever wrote the archive. */
    private void drainPadding() throws IOException {
        byte[] buffer = new byte[16 * 1024];
        int n;
        while ((n = in.read(buffer)) >= 0) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] != 0) {
                    throw new ArchiveRefused(Refusal.TRAILING_DATA, "the archive goes on after its end mark", null);
                }
            }
        }
    }

    private void global(Map<String, String> records) {
        String comment = records.get("comment");
        if (comment != null) {
            ledger.commit(comment);
        }
    }

    private static ArchiveRefused sparse(String name) {
        return new ArchiveRefused(Refusal.UNSUPPORTED, "sparse files are not read", name);
    }

    private static String cString(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** Records of the form {@code "<length> <key>=<value>\n"}. */
    private static Map<String, String> records(byte[] bytes, String name) throws ArchiveRefused {
        Map<String, String> records = new HashMap<>();
        int at = 0;
        while (at < bytes.length && bytes[at] != 0) {
            int space = at;
            int length = 0;
            while (space < bytes.length && bytes[space] >= '0' && bytes[space] <= '9' && space - at < 7) {
                length = length * 10 + bytes[space++] - '0';
            }
            int end = at + length;
            if (space == at || space >= bytes.length || bytes[space] != ' ' || end > bytes.length || end <= space + 1) {
                throw new ArchiveRefused(Refusal.CORRUPT, "an extended header of the archive is damaged", name);
            }
            var value = new ByteArrayOutputStream();
            value.write(bytes, space + 1, end - space - 2);
            String record = value.toString(StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals > 0) {
                records.put(record.substring(0, equals), record.substring(equals + 1));
            }
            at = end;
        }
        return records;
    }
}
