package dev.cairn.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A shell that stops all children when this process is gone, however it went.
 *
 * <p>It waits on a pipe whose other end only this process holds; the kernel closes it even on {@code kill -9}. It runs
 * in its own session, so that a Ctrl-C in the terminal does not reach it.
 */
public final class Watchdog implements AutoCloseable {

    private final Path runDirectory;
    private final Duration grace;
    private volatile Process process;

    private Watchdog(Path runDirectory, Duration grace) {
        this.runDirectory = runDirectory;
        this.grace = grace;
        this.process = launch();
    }

    /** Starts one for the pid files of a folder. */
    public static Watchdog over(Path runDirectory, Duration gracePerTier) {
        return new Watchdog(runDirectory, gracePerTier);
    }

    /** Starts it again if somebody killed it. */
    public void ensureAlive() {
        if (!process.isAlive()) {
            process = launch();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Lets it go; call only after all children have stopped. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    private Process launch() {
        try {
            return new ProcessBuilder(
                            "setsid",
                            "sh",
                            "-c",
                            Scripts.watchdog(),
                            "cairn-watchdog",
                            runDirectory.toString(),
                            Long.toString(grace.toSeconds()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new StackException("cannot start the watchdog: " + e.getMessage(), e);
        }
    }
}
