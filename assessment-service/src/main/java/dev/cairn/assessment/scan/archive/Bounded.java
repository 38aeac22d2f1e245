package dev.cairn.assessment.scan.archive;

import java.io.IOException;
import java.io.InputStream;

/** Exactly so many bytes of another stream; ending early is a truncated archive, not an end of file. */
final class Bounded extends InputStream {

    private final InputStream in;
    private final String entry;
    private long left;

    Bounded(InputStream in, long length, String entry) {
        this.in = in;
        this.left = length;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        int n = in.read(buffer, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw new ArchiveRefused(Refusal.TRUNCATED, "the archive ends inside a file", entry);
        }
        left -= n;
        return n;
    }

    void drain() throws IOException {
        byte[] buffer = new byte[(int) Math.min(left, 16 * 1024)];
        while (left > 0) {
            read(buffer, 0, buffer.length);
        }
    }
}
