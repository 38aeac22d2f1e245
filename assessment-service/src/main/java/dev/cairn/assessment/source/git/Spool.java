package dev.cairn.assessment.source.git;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A pack while it is read. Its file has no name any more by the time that the first byte is in it, so that nothing is left
 * of it however the process ends.
 */
final class Spool implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final FileChannel file;
    private long length;

    private Spool(FileChannel file) {
        this.file = file;
    }

    /** @param folder only ours to read */
    static Spool in(Path folder) throws IOException {
        Path path = Files.createTempFile(
                folder, "pack", "", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Files.delete(path);
        return new Spool(file);
    }

    /** Takes in all of a stream, which says itself when it is too long. */
    void take(InputStream in, Runnable now) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int n;
        while ((n = in.read(buffer)) >= 0) {
            now.run();
            ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
            while (bytes.hasRemaining()) {
                length += file.write(bytes, length);
            }
        }
    }

    long length() {
        return length;
    }

    /** Reads as much as there is from a place on; 0 at the end. */
    int read(long at, byte[] buffer) throws IOException {
        return Math.max(0, file.read(ByteBuffer.wrap(buffer), at));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
