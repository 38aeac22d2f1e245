package dev.cairn.stack.launch;

import dev.cairn.stack.process.StackException;
import dev.cairn.stack.server.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the folder for data before anything is started in it. */
final class DataFolder {

    private static final long NEEDED_MEGABYTES = 300;

    private DataFolder() {}

    /**
     * Makes the folders.
     *
     * @throws StackException if they cannot be written or the disk is nearly full
     */
    static void check(Settings settings) {
        Path data = Folders.make(settings.data());
        Folders.make(settings.logs());
        Folders.make(data.resolve("run"));
        Folders.make(data.resolve("cds"));
        try {
            long free = Files.getFileStore(data).getUsableSpace() >> 20;
            if (free < NEEDED_MEGABYTES) {
                throw new StackException("disk full: " + free + " MB free in " + data + ", " + NEEDED_MEGABYTES
                        + " MB needed; make room or choose another folder with --data");
            }
        } catch (IOException e) {
            throw new StackException("cannot write to " + data + ": " + e.getMessage(), e);
        }
    }
}
