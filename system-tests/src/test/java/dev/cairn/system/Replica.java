package dev.cairn.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** One of several notification-services on one database. Nobody starts it again but its owner. */
final class Replica implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(2);
    private static final Path PROGRAM = Suite.HOME.resolve("notification-service/target/quarkus-app/quarkus-run.jar");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final int port;
    private final int managementPort;
    private final Path log;
    private final Map<String, String> environment;
    private volatile @Nullable Process process;

    /**
     * @param number from 0; the portal knows the first
     * @param settings in which it differs from the suite's
     */
    Replica(Suite suite, int number, Map<String, String> settings) {
        port = suite.portBase() + 3 + number;
        managementPort = port + 10;
        log = suite.data().resolve("logs").resolve("replica-" + number + ".log");
        environment = environment(suite);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(managementPort));
        environment.putAll(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** That of another service of the suite, with a database of its own. */
    private static Map<String, String> environment(Suite suite) {
        var environment = new HashMap<String, String>();
        try {
            String text = Files.readString(
                    Path.of(
                            "/proc",
                            String.valueOf(suite.process("project-service").pid()),
                            "environ"),
                    StandardCharsets.UTF_8);
            for (String one : text.split("\0")) {
                environment.put(one.substring(0, one.indexOf('=')), one.substring(one.indexOf('=') + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("CAIRN_DB_NAME", ScaledClock.DATABASE);
        for (String suffix : List.of("owner", "app", "system")) {
            String prefix = "CAIRN_DB_" + suffix.toUpperCase(Locale.ROOT);
            environment.put(prefix + "_USER", "notification_" + suffix);
            environment.put(prefix + "_PASSWORD", suite.secret("postgres.notification_" + suffix));
        }
        return environment;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it, and does not wait. */
    void begin() {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PROGRAM.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, unless it runs, and waits until it is ready. */
    void start() {
        if (!isAlive()) {
            begin();
        }
        Awaitility.await("a replica is ready; see " + log)
                .atMost(START)
                .pollInterval(Duration.ofMillis(50))
                .failFast("it ended; see " + log, () -> !isAlive())
                .until(this::isReady);
    }

    boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    boolean isReady() {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Kills it at once, so that nothing of it runs when this returns. */
    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    /** Asks it to stop, and waits until it has. */
    void stop() {
        Process running = process;
        if (running != null) {
            running.destroy();
            await(running);
        }
    }

    private static void await(Process ending) {
        try {
            if (!ending.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a replica does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
