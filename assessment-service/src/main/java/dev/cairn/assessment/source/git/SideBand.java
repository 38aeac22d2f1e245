package dev.cairn.assessment.source.git;

import java.io.IOException;
import java.io.InputStream;

/** The pack within an answer: the frames of band 1, without what the server tells people meanwhile. */
final class SideBand extends InputStream {

    private static final int PACK = 1;
    private static final int PROGRESS = 2;

    private final PktLines lines;
    private byte[] frame = new byte[0];
    private int at;
    private boolean over;

    SideBand(PktLines lines) {
        this.lines = lines;
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
        while (at == frame.length && !over) {
            next();
        }
        if (over) {
            return -1;
        }
        int n = Math.min(length, frame.length - at);
        System.arraycopy(frame, at, buffer, offset, n);
        at += n;
        return n;
    }

    private void next() throws IOException {
        byte[] bytes = lines.bytes();
        if (bytes == null || bytes.length == 0) {
            over = true;
        } else if (bytes[0] == PACK) {
            frame = bytes;
            at = 1;
        } else if (bytes[0] != PROGRESS) {
            throw new GitFailure(GitRefusal.CORRUPT, "the server gave up while it sent the repository");
        }
    }
}
