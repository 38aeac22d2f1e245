package dev.cairn.assessment.scan.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads tar, tar.gz and zip from a stream of unknown length; which one it is, the content says. */
public final class ArchiveReader {

    private static final int BUFFER = 64 * 1024;

    private final ArchiveLimits limits;

    /** A reader with these limits; it has no state and can be shared. */
    public ArchiveReader(ArchiveLimits limits) {
        this.limits = limits;
    }

    /**
     * Shows every regular file to the visitor, once.
     *
     * @param source the archive; read to its end on success, not closed
     * @throws ArchiveRefused when the archive is broken, hostile or beyond the limits
     * @throws ScanCancelled when the watch says so
     * @throws IOException when the source itself fails
     */
    public ArchiveSummary read(InputStream source, FileVisitor visitor, Watch watch) throws IOException {
        var meter = new Meter(limits, watch);
        var ledger = new Ledger(limits, meter);
        try {
            return ledger.close(dispatch(source, visitor, meter, ledger));
        } catch (Meter.SourceFailed e) {
            throw (IOException) e.getCause();
        }
    }

    /**
     * Shows every regular file of a tree to the visitor, once.
     *
     * @throws ArchiveRefused when the tree is hostile or beyond the limits
     * @throws ScanCancelled when the watch says so
     * @throws IOException when the tree itself cannot be read
     */
    public ArchiveSummary read(FileTree tree, FileVisitor visitor, Watch watch) throws IOException {
        var meter = new Meter(limits, watch);
        var ledger = new Ledger(limits, meter);
        meter.received(tree.receivedBytes());
        if (tree.commit() != null) {
            ledger.commit(tree.commit());
        }
        tree.walk(new TreeReader(meter, ledger, visitor));
        return ledger.close(tree.format());
    }

    private String dispatch(InputStream source, FileVisitor visitor, Meter meter, Ledger ledger) throws IOException {
        var in = new BufferedInputStream(meter.source(source), BUFFER);
        byte[] head = peek(in, TarHeader.SIZE);
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            new ZipReader(ZipReader.pushback(in), limits, meter, ledger, visitor).read();
            return "zip";
        }
        if (starts(head, 0x1f, 0x8b, 8)) {
            zipped(in, meter, ledger, visitor);
            return "tar.gz";
        }
        if (TarHeader.looksLike(head)) {
            new TarReader(meter.expanded(in), ledger, visitor).read();
            return "tar";
        }
        throw new ArchiveRefused(Refusal.NOT_AN_ARCHIVE, "this is neither tar, tar.gz nor zip", null);
    }

    private static void zipped(BufferedInputStream in, Meter meter, Ledger ledger, FileVisitor visitor)
            throws IOException {
        try (var gzip = GzipCompressorInputStream.builder()
                .setInputStream(new Unclosed(in))
                .setDecompressConcatenated(false)
                .get()) {
            var expanded = new BufferedInputStream(meter.expanded(gzip), BUFFER);
            if (!TarHeader.looksLike(peek(expanded, TarHeader.SIZE))) {
                throw new ArchiveRefused(Refusal.NOT_AN_ARCHIVE, "what is gzipped is not a tar archive", null);
            }
            new TarReader(expanded, ledger, visitor).read();
        } catch (ArchiveRefused | Meter.SourceFailed e) {
            throw e;
        } catch (EOFException e) {
            throw new ArchiveRefused(Refusal.TRUNCATED, "the gzip stream is cut off", null);
        } catch (IOException e) {
            throw new ArchiveRefused(Refusal.CORRUPT, "the gzip stream is damaged", null);
        }
        refuseTrailing(in);
    }

    /** Zeros after a gzip stream are padding; another member would be read by some tools and not by others. */
    private static void refuseTrailing(InputStream in) throws IOException {
        byte[] buffer = new byte[8192];
        int n;
        while ((n = in.read(buffer)) >= 0) {
            for (int i = 0; i < n; i++) {
                if (buffer[i] != 0) {
                    throw new ArchiveRefused(Refusal.TRAILING_DATA, "data follows the end of the gzip stream", null);
                }
            }
        }
    }

    private static byte[] peek(BufferedInputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    private static boolean starts(byte[] head, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (head.length <= i || (head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** Lets the inflater be freed without closing a stream that is the caller's. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the caller opened it
        }
    }
}
