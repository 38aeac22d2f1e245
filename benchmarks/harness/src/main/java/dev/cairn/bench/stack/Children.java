package dev.cairn.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs other programs. */
public final class Children {

    private Children() {}

    /**
     * Runs a program to its end and answers with what it wrote to its standard output.
     *
     * @throws IllegalStateException if it ends with anything but 0
     */
    public static String run(Path folder, Map<String, String> environment, List<String> command) {
        Process process = start(folder, environment, command, ProcessBuilder.Redirect.PIPE);
        try (var out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(command.get(0) + " ended with " + status + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Starts a program that stays; what it writes goes to a file. */
    static Process stay(Path folder, Map<String, String> environment, List<String> command, Path log) {
        return start(folder, environment, command, ProcessBuilder.Redirect.to(log.toFile()));
    }

    /** Ends one that was started by {@link #stay}. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process start(
            Path folder, Map<String, String> environment, List<String> command, ProcessBuilder.Redirect output) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(output);
        if (output == ProcessBuilder.Redirect.PIPE) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        } else {
            builder.redirectErrorStream(true);
        }
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
