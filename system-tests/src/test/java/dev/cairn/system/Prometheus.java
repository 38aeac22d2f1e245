package dev.cairn.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Prometheus with the shipped configuration; only where the applications are is told to it anew. */
final class Prometheus implements AutoCloseable {

    private static final Path SHIPPED = Suite.HOME.resolve("deploy/observability/prometheus");
    private static final Duration START = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final Process process;
    private final Thread atExit;

    private Prometheus(Path program, Suite suite, Path folder) throws IOException {
        int port = freePort();
        address = "127.0.0.1:" + port;
        Files.createDirectories(folder.resolve("rules"));
        Files.createDirectories(folder.resolve("targets"));
        Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(SHIPPED.resolve("prometheus.yml")).replace("127.0.0.1:9090", address));
        Files.writeString(folder.resolve("rules/alerts.yml"), Files.readString(SHIPPED.resolve("rules/alerts.yml")));
        Files.writeString(folder.resolve("targets/suite.yml"), targets(suite));
        process = new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + address)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        atExit = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Debian's, if this machine has it. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Starts it, and returns when it answers. */
    static Prometheus scraping(Suite suite, Path program) throws IOException {
        Path folder = Path.of("target", "prometheus").toAbsolutePath();
        Suite.delete(folder);
        var started = new Prometheus(program, suite, folder);
        Awaitility.await("Prometheus answers; see " + folder)
                .atMost(START)
                .failFast("Prometheus ended; see " + folder, () -> !started.process.isAlive())
                .ignoreExceptions()
                .until(() -> started.get("/-/ready").statusCode() == 200);
        return started;
    }

    /** The samples that a query answers now. */
    JsonNode query(String expression) {
        return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .required("result");
    }

    /** Every rule, with how its last evaluation went. */
    List<JsonNode> rules() {
        return data("/api/v1/rules").findValues("rules").stream()
                .flatMap(rules ->
                        Stream.iterate(0, i -> i < rules.size(), i -> i + 1).map(rules::get))
                .toList();
    }

    private JsonNode data(String path) {
        try {
            JsonNode answer = Suite.JSON.readTree(get(path).body());
            if (!answer.path("status").asText().equals("success")) {
                throw new IllegalStateException(path + " -> " + answer);
            }
            return answer.required("data");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://" + address + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String targets(Suite suite) throws IOException {
        String targets = Files.readString(SHIPPED.resolve("targets/compose.yml"));
        for (var application : Suite.APPLICATIONS.entrySet()) {
            targets = targets.replaceAll(
                    "\\[" + application.getKey() + ":\\d+]",
                    "[\"" + suite.management(application.getValue()).substring("http://".length()) + "\"]");
        }
        return targets;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
