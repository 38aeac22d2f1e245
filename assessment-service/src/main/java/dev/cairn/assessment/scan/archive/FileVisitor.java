package dev.cairn.assessment.scan.archive;

import java.io.IOException;
import java.io.InputStream;

/** Receives the regular files of an archive, in archive order. */
@FunctionalInterface
public interface FileVisitor {

    /**
     * Looks at one file.
     *
     * @param path safe relative path with slashes, as the archive has it (a common top folder included)
     * @param content the bytes; what is left unread is skipped, and after return the stream is dead
     */
    void file(String path, InputStream content) throws IOException;
}
