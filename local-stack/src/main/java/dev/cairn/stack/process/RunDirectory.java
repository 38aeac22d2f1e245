package dev.cairn.stack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The folder that tells which processes of a stack run: {@code launcher.pid}, and one folder of pid files per launcher.
 *
 * <p>Each launcher has its own, so that the watchdog of one that was killed can finish its work while the next starts.
 */
public final class RunDirectory {

    private final Path root;

    public RunDirectory(Path root) {
        this.root = root;
    }

    /** The launcher that owns the stack, if one runs. */
    public Optional<ProcessHandle> launcher() {
        return new PidFile(root.resolve("launcher.pid")).live();
    }

    /** Names this process as the launcher and makes the folder for its children. */
    public Path claim() {
        try {
            Path own = Files.createDirectories(
                    root.resolve("by-" + ProcessHandle.current().pid() + "-" + System.nanoTime()));
            long started =
                    ProcessHandle.current().info().startInstant().orElseThrow().getEpochSecond();
            Path fresh = root.resolve("launcher.pid.new");
            Files.writeString(fresh, ProcessHandle.current().pid() + " " + started + "\n");
            Files.move(fresh, root.resolve("launcher.pid"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return own;
        } catch (IOException e) {
            throw new StackException("cannot write to " + root + ": " + e.getMessage(), e);
        }
    }

    /** Forgets this launcher; all its children must be gone. */
    public void release(Path own) {
        new PidFile(root.resolve("launcher.pid")).delete();
        remove(own);
    }

    /** The live process of this name, whoever started it. */
    public Optional<ProcessHandle> process(String name) {
        return pidFiles().stream()
                .filter(file -> file.path().getFileName().toString().equals(name + ".pid"))
                .flatMap(file -> file.live().stream())
                .findFirst();
    }

    /**
     * Stops whatever an earlier launcher left, and forgets what no longer runs.
     *
     * @return how many processes had to be stopped
     */
    public int clearStale() {
        int stopped = 0;
        for (PidFile file : pidFiles()) {
            Optional<ProcessHandle> live = file.live();
            live.ifPresent(RunDirectory::end);
            stopped += live.isPresent() ? 1 : 0;
            file.delete();
        }
        owned().forEach(RunDirectory::remove);
        return stopped;
    }

    private static void end(ProcessHandle handle) {
        handle.destroy();
        try {
            handle.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private List<PidFile> pidFiles() {
        List<PidFile> files = new ArrayList<>();
        for (Path folder : owned()) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.pid")) {
                found.forEach(path -> files.add(new PidFile(path)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private List<Path> owned() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(path -> path.getFileName().toString().startsWith("by-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            tree.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
