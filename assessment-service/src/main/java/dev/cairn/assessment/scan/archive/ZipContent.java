package dev.cairn.assessment.scan.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The bytes of one zip entry; gives back to the archive what it read too far. */
final class ZipContent extends InputStream {

    static final int BUFFER = 8192;

    private final PushbackInputStream in;
    private final String name;
    private final Meter meter;
    private final @Nullable Inflater inflater;
    private final ZipReader.Sum sum = new ZipReader.Sum();
    private final byte[] input = new byte[BUFFER];
    private int inputLength;
    private long storedLeft;
    private boolean done;
    private @Nullable ByteArrayOutputStream memory;
    private int memoryLimit;

    ZipContent(PushbackInputStream in, boolean deflated, long packed, String name, Meter meter) {
        this.in = in;
        this.name = name;
        this.meter = meter;
        this.inflater = deflated ? new Inflater(true) : null;
        this.storedLeft = packed;
        this.done = !deflated && packed == 0;
    }

    void remember(int limit) {
        memory = new ByteArrayOutputStream();
        memoryLimit = limit;
    }

    /** The whole content if it is short and one line, as a link's target is. */
    @Nullable
    String remembered() {
        if (memory == null || sum.size > memoryLimit || sum.size == 0) {
            return null;
        }
        String text = memory.toString(StandardCharsets.UTF_8);
        return text.indexOf('\n') >= 0 ? null : text;
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
        if (done) {
            return -1;
        }
        int n = inflater == null ? stored(buffer, offset, length) : inflated(inflater, buffer, offset, length);
        if (n > 0) {
            sum.add(buffer, offset, n);
            meter.grow(n);
            if (memory != null && sum.size <= memoryLimit) {
                memory.write(buffer, offset, n);
            }
        }
        return n;
    }

    void drain() throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!done) {
            if (read(buffer, 0, buffer.length) < 0) {
                break;
            }
        }
        if (inflater != null) {
            inflater.end();
        }
    }

    void check(long crc, long size) throws ArchiveRefused {
        if (crc != sum.crc.getValue()) {
            throw new ArchiveRefused(Refusal.CORRUPT, "a file does not match its checksum", name);
        }
        if (size != 0xffffffffL && size != sum.size) {
            throw new ArchiveRefused(Refusal.SIZE_LIES, "a file does not have the size it claims", name);
        }
    }

    private int stored(byte[] buffer, int offset, int length) throws IOException {
        int n = in.read(buffer, offset, (int) Math.min(length, storedLeft));
        if (n < 0) {
            throw truncated();
        }
        storedLeft -= n;
        done = storedLeft == 0;
        return n;
    }

    private int inflated(Inflater inflater, byte[] buffer, int offset, int length) throws IOException {
        try {
            while (true) {
                int n = inflater.inflate(buffer, offset, length);
                if (inflater.finished()) {
                    giveBack(inflater);
                    return n > 0 ? n : -1;
                }
                if (n > 0) {
                    return n;
                }
                if (inflater.needsDictionary()) {
                    throw new ArchiveRefused(Refusal.CORRUPT, "a file cannot be unpacked", name);
                }
                fill(inflater);
            }
        } catch (DataFormatException e) {
            throw new ArchiveRefused(Refusal.CORRUPT, "a file cannot be unpacked", name);
        }
    }

    private void fill(Inflater inflater) throws IOException {
        inputLength = in.read(input, 0, input.length);
        if (inputLength < 0) {
            throw truncated();
        }
        inflater.setInput(input, 0, inputLength);
    }

    private void giveBack(Inflater inflater) throws IOException {
        done = true;
        int rest = inflater.getRemaining();
        if (rest > 0) {
            in.unread(input, inputLength - rest, rest);
        }
        inflater.end();
    }

    private ArchiveRefused truncated() {
        return new ArchiveRefused(Refusal.TRUNCATED, "the archive ends inside a file", name);
    }
}
