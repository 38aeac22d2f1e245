package dev.cairn.stack.server;

import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders made and removed whole. */
public final class Folders {

    private Folders() {}

    /**
     * Makes a folder and its parents.
     *
     * @throws StackException if it cannot be made or written
     */
    public static Path make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
        if (!Files.isWritable(folder)) {
            throw new StackException("cannot write to " + folder + ": permission denied");
        }
        return folder;
    }

    /** Removes a folder with all that is in it; one that is not there is no error. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new StackException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
