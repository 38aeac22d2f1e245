package dev.cairn.assessment.source.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a pack from a place on: its numbers, and what is deflated in it. */
final class PackCursor extends InputStream {

    private final Spool spool;
    private final byte[] buffer = new byte[16 * 1024];
    private final Inflater inflater = new Inflater();
    private long bufferAt;
    private int filled;
    private int at;
    private long left;

    PackCursor(Spool spool, long position) {
        this.spool = spool;
        this.bufferAt = position;
    }

    /** Where the next byte is that was not read. */
    long position() {
        return bufferAt + at;
    }

    int next() throws IOException {
        if (at == filled && fill() == 0) {
            throw GitFailure.corrupt("the pack breaks off");
        }
        return buffer[at++] & 0xff;
    }

    byte[] next(int length) throws IOException {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) next();
        }
        return bytes;
    }

    /** Begins to inflate here; the stream then has so many bytes, no fewer and no more. */
    void inflate(long size) {
        inflater.reset();
        left = size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            finish();
            return -1;
        }
        int n = inflated(into, offset, (int) Math.min(length, left));
        if (n == 0) {
            throw GitFailure.corrupt("an object of the pack is shorter than it says");
        }
        left -= n;
        return n;
    }

    /** Past the end of the deflated bytes, where the next object begins. */
    private void finish() throws IOException {
        if (!inflater.finished() && inflated(new byte[1], 0, 1) > 0) {
            throw GitFailure.corrupt("an object of the pack is longer than it says");
        }
    }

    private int inflated(byte[] into, int offset, int length) throws IOException {
        try {
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    if (at == filled && fill() == 0) {
                        throw GitFailure.corrupt("the pack breaks off");
                    }
                    inflater.setInput(buffer, at, filled - at);
                }
                int before = inflater.getRemaining();
                int n = inflater.inflate(into, offset, length);
                at += before - inflater.getRemaining();
                if (n > 0) {
                    return n;
                }
                if (inflater.needsDictionary()) {
                    throw GitFailure.corrupt("an object of the pack is not deflated");
                }
            }
            return 0;
        } catch (DataFormatException e) {
            throw GitFailure.corrupt("an object of the pack is not deflated");
        }
    }

    private int fill() throws IOException {
        bufferAt += filled;
        at = 0;
        filled = spool.read(bufferAt, buffer);
        return filled;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
