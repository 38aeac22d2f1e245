package dev.cairn.assessment.scan.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** A work tree that comes by another way than an archive. It is held to the same limits, and links are not followed either. */
public interface FileTree {

    /** What is told of each entry, in any order but folders before what is in them; each may refuse, which ends the walk. */
    interface Visitor {

        /** @param content read by the time that the call returns */
        void file(String path, InputStream content) throws IOException;

        void folder(String path) throws IOException;

        /** A symbolic link; its target is a path from the link's own folder. */
        void link(String path, String target) throws IOException;
    }

    /** One word for the way that it comes by. */
    String format();

    /** The commit that it is of; null when it is of none. */
    @Nullable
    String commit();

    /** How many bytes were received for it. */
    long receivedBytes();

    /** Shows every entry once. */
    void walk(Visitor visitor) throws IOException;
}
