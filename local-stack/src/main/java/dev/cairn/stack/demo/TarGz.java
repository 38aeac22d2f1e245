package dev.cairn.stack.demo;

import dev.cairn.stack.process.StackException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes files as a gzipped tar, one at a time, so that memory does not grow with the repository. */
final class TarGz {

    private TarGz() {}

    /** Writes an archive of some files of a tree to a temporary file, which the caller removes. */
    static Path of(Path root, List<String> files) {
        try {
            Path archive = Files.createTempFile("cairn-demo-", ".tar.gz");
            try (OutputStream out = new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(archive)))) {
                write(root, files, out);
            }
            return archive;
        } catch (IOException e) {
            throw new StackException("cannot pack " + root + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path root, List<String> files, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (String file : files) {
                byte[] content = Files.readAllBytes(root.resolve(file));
                TarArchiveEntry entry = new TarArchiveEntry(file);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }
}
