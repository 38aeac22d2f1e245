package dev.cairn.assessment.scan.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what comes in and what it grows to, and stops the reading at the limits. */
final class Meter {

    private static final long REPORT_EVERY = 256 * 1024;

    private final ArchiveLimits limits;
    private final Watch watch;
    private long received;
    private long out;
    private long reported;
    private int files;

    Meter(ArchiveLimits limits, Watch watch) {
        this.limits = limits;
        this.watch = watch;
    }

    long in() {
        return received;
    }

    long out() {
        return out;
    }

    /** What was received before the reading began. */
    void received(long bytes) {
        received = bytes;
    }

    void fileSeen() {
        files++;
        if (files % 100 == 0) {
            report();
        }
    }

    void report() {
        reported = out;
        watch.demand();
        watch.progress(files, out);
    }

    /** The source: its failures are told apart from those of the format. */
    InputStream source(InputStream source) {
        return new Counted(source) {
            @Override
            void count(long n) throws IOException {
                received += n;
                if (received > limits.compressedBytes()) {
                    throw new ArchiveRefused(
                            Refusal.TOO_LARGE,
                            "the archive is larger than " + limits.compressedBytes() + " bytes",
                            null);
                }
            }

            @Override
            IOException wrap(IOException cause) {
                return cause instanceof ArchiveRefused ? cause : new SourceFailed(cause);
            }
        };
    }

    /** The bytes after decompression. */
    InputStream expanded(InputStream expanded) {
        return new Counted(expanded) {
            @Override
            void count(long n) throws IOException {
                grow(n);
            }
        };
    }

    void grow(long n) throws ArchiveRefused {
        out += n;
        if (out > limits.uncompressedBytes()) {
            throw new ArchiveRefused(
                    Refusal.EXPANDS_TOO_FAR,
                    "the archive expands to more than " + limits.uncompressedBytes() + " bytes",
                    null);
        }
        if (out > limits.ratioAfterBytes() && out / limits.ratio() > Math.max(received, 1)) {
            throw new ArchiveRefused(
                    Refusal.EXPANDS_TOO_FAR,
                    "the archive expands to more than " + limits.ratio() + " times its size",
                    null);
        }
        if (out - reported >= REPORT_EVERY) {
            report();
        }
    }

    /** The upload itself broke off: nothing is known about the archive. */
    static final class SourceFailed extends IOException {
        SourceFailed(IOException cause) {
            super(cause);
        }
    }

    private abstract static class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        abstract void count(long n) throws IOException;

        IOException wrap(IOException cause) {
            return cause;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n;
            try {
                n = super.read(buffer, offset, length);
            } catch (IOException e) {
                throw wrap(e);
            }
            if (n > 0) {
                count(n);
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long left = n;
            byte[] buffer = new byte[8192];
            while (left > 0) {
                int read = read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    break;
                }
                left -= read;
            }
            return n - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
