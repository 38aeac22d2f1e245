package dev.cairn.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes that stand still, by SIGSTOP, until this is closed. */
public final class Paused implements AutoCloseable {

    private final List<String> pids;

    private Paused(List<String> pids) {
        this.pids = pids;
    }

    public static Paused of(ProcessStat... processes) {
        var paused = new Paused(
                Stream.of(processes).map(one -> Long.toString(one.pid())).toList());
        paused.signal("-STOP");
        return paused;
    }

    public int count() {
        return pids.size();
    }

    @Override
    public void close() {
        signal("-CONT");
    }

    private void signal(String signal) {
        List<String> words = new ArrayList<>(List.of("kill", signal));
        words.addAll(pids);
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", words) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
