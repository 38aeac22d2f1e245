package dev.cairn.stack.process;

import java.io.IOException;

/** Signals that {@link ProcessHandle} has no method for. */
public final class Signals {

    private Signals() {}

    /** Sends a signal by name ({@code TERM}, {@code INT}); a process that is gone already is no error. */
    public static void send(long pid, String signal) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
