package dev.cairn.stack.server;

import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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

    /** Copies a folder with all that is in it; the copy appears whole or not at all, in place of an older one. */
    public static void replace(Path source, Path target) {
        Path fresh = target.resolveSibling(target.getFileName() + ".new");
        delete(fresh);
        make(Objects.requireNonNull(target.getParent()));
        try (Stream<Path> tree = Files.walk(source)) {
            for (Path path : tree.toList()) {
                Files.copy(
                        path,
                        fresh.resolve(source.relativize(path).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            delete(target);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("cannot copy " + source + " to " + target + ": " + e.getMessage(), e);
        }
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
