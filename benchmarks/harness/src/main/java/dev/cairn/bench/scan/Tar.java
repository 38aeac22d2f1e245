package dev.cairn.bench.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes a tar archive of regular files in the plain ustar form. */
final class Tar implements Closeable {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int MODE = 100;
    private static final int SIZE = 124;
    private static final int TIME = 136;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;

    private final OutputStream out;

    Tar(OutputStream out) {
        this.out = out;
    }

    /**
     * Adds a file.
     *
     * @throws IllegalArgumentException if the path is longer than the form can hold
     */
    void add(String path, byte[] content) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > NAME) {
            throw new IllegalArgumentException("too long a path: " + path);
        }
        byte[] header = new byte[BLOCK];
        System.arraycopy(name, 0, header, 0, name.length);
        put(header, MODE, "0000644\0" + "0000000\0" + "0000000\0");
        put(header, SIZE, String.format("%011o\0", content.length));
        put(header, TIME, String.format("%011o\0", 0));
        Arrays.fill(header, CHECKSUM, TYPE, (byte) ' ');
        header[TYPE] = '0';
        put(header, MAGIC, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, CHECKSUM, String.format("%06o\0 ", sum));
        out.write(header);
        out.write(content);
        out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }
}
