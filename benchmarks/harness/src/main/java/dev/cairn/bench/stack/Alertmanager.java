package dev.cairn.bench.stack;

import dev.cairn.bench.measure.ProcessStat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Prometheus's Alertmanager, alone, with a receiver that sends nothing. */
public final class Alertmanager implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SETTINGS = """
            route: {receiver: nobody, group_by: [alertname]}
            receivers: [{name: nobody}]
            """;

    private final Process process;

    private Alertmanager(Process process) {
        this.process = process;
    }

    /** Whether this machine has the program. */
    public static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    /** Starts it, and returns once it takes connections. */
    public static Alertmanager start(Place place, Path folder) {
        try {
            Path settings = Files.writeString(folder.resolve("alertmanager.yml"), SETTINGS);
            var manager = new Alertmanager(Children.stay(
                    folder,
                    Map.of(),
                    List.of(
                            PROGRAM.toString(),
                            "--config.file=" + settings,
                            "--storage.path=" + folder.resolve("alertmanager"),
                            "--cluster.listen-address=",
                            "--web.listen-address=127.0.0.1:" + place.alertmanager()),
                    folder.resolve("alertmanager.log")));
            manager.await(place.alertmanager(), folder);
            return manager;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process as the kernel sees it. */
    public ProcessStat stat() {
        return new ProcessStat(process.pid());
    }

    private void await(int port, Path folder) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IllegalStateException(
                        "Alertmanager did not start: see " + folder.resolve("alertmanager.log"));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        Children.end(process);
    }
}
