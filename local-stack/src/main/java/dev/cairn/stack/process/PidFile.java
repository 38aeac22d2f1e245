package dev.cairn.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file that names a process by pid and start, so that a reused pid is never mistaken for it.
 *
 * <p>One line: {@code pid startSeconds tier signal}. The child writes it itself before it becomes the real program
 * (see {@code run.sh}), so there is no moment in which it runs unnamed.
 */
public final class PidFile {

    /** The shell's clock is read just after the process began, and the kernel's start time has its own rounding. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final Path path;

    public PidFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** The process that the file names, if it still runs. */
    public Optional<ProcessHandle> live() {
        String line = text();
        String[] words = line.trim().split(" ");
        if (words.length < 2) {
            return Optional.empty();
        }
        try {
            Instant started = Instant.ofEpochSecond(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0])).filter(handle -> isSame(handle, started));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Forgets the process. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        try {
            return Files.exists(path) ? Files.readString(path) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static boolean isSame(ProcessHandle handle, Instant started) {
        return handle.isAlive()
                && handle.info()
                        .startInstant()
                        .map(actual -> Duration.between(actual, started).abs().compareTo(TOLERANCE) <= 0)
                        .orElse(true);
    }
}
