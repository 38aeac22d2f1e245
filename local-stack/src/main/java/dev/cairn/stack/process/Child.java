package dev.cairn.stack.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running child, in a session of its own so that the terminal's Ctrl-C reaches the launcher alone. */
public final class Child {

    private final ChildSpec spec;
    private final Process process;
    private final PidFile pidFile;

    private Child(ChildSpec spec, Process process, PidFile pidFile) {
        this.spec = spec;
        this.process = process;
        this.pidFile = pidFile;
    }

    /**
     * Starts a child.
     *
     * @param runDirectory folder of pid files, must exist
     * @throws StackException if the program cannot be started
     */
    public static Child start(ChildSpec spec, Path runDirectory) {
        PidFile pidFile = new PidFile(runDirectory.resolve(spec.name() + ".pid"));
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", Scripts.run(), "cairn-run"));
        command.add(pidFile.path().toString());
        command.add(Integer.toString(spec.tier()));
        command.add(spec.stopSignal());
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(spec.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        try {
            return new Child(spec, builder.start(), pidFile);
        } catch (IOException e) {
            throw new StackException("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    public ChildSpec spec() {
        return spec;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit code of a child that has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks it to stop, kills it when it takes longer than its grace, and returns when it is gone. */
    public void stop() {
        if (process.isAlive()) {
            Signals.send(process.pid(), spec.stopSignal());
        }
        await();
        pidFile.delete();
    }

    /** Kills it at once. */
    public void kill() {
        destroy();
        await();
        pidFile.delete();
    }

    private void await() {
        try {
            if (!process.waitFor(spec.grace().toMillis(), TimeUnit.MILLISECONDS)) {
                destroy();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            destroy();
            Thread.currentThread().interrupt();
        }
    }

    /** With what it has started: Keycloak's script has its server as a child, which would live on. */
    private void destroy() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
    }
}
