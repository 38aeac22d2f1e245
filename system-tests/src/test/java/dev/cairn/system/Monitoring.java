package dev.cairn.system;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A customer's monitoring: a real Prometheus that watches something, sends its alerts straight to Cairn, and to a real
 * Alertmanager, which calls Cairn's webhook.
 */
final class Monitoring implements AutoCloseable {

    private static final String RULES = """
            groups:
              - name: shop
                interval: 1s
                rules:
                  - alert: ShopBroken
                    expr: shop_broken == 1
                    labels: {severity: critical, service: shop}
                    annotations: {summary: "{{ $labels.part }} of the shop is broken"}
            """;

    private final HttpServer watched;
    private final List<Process> processes = new ArrayList<>();
    private final Thread atExit = new Thread(() -> processes.forEach(Process::destroyForcibly));
    private volatile List<String> broken = List.of();

    /** Starts both. */
    Monitoring(Path prometheus, Path alertmanager, Path folder, String portal, String organisation, String token)
            throws IOException {
        watched = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watched.createContext("/metrics", exchange -> {
            var metrics = new StringBuilder();
            for (String part : List.of("basket", "search")) {
                metrics.append("shop_broken{part=\"%s\"} %d\n".formatted(part, broken.contains(part) ? 1 : 0));
            }
            byte[] body = metrics.toString().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        watched.start();
        Runtime.getRuntime().addShutdownHook(atExit);
        Suite.delete(folder);
        Files.createDirectories(folder);
        int alertmanagerPort = freePort();
        Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: cairn, group_by: [alertname], group_wait: 1s, group_interval: 2s}
                receivers:
                  - name: cairn
                    webhook_configs:
                      - url: %s/api/v1/integrations/%s/alertmanager
                        send_resolved: true
                        http_config: {authorization: {credentials: %s}}
                """.formatted(portal, organisation, token));
        Files.writeString(folder.resolve("rules.yml"), RULES);
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: shop
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                alerting:
                  alertmanagers:
                    - authorization: {credentials: %s}
                      static_configs: [{targets: ["%s"]}]
                    - static_configs: [{targets: ["127.0.0.1:%d"]}]
                """.formatted(
                watched.getAddress().getPort(), token, URI.create(portal).getAuthority(), alertmanagerPort));
        start(
                folder,
                alertmanager,
                "--config.file=" + folder.resolve("alertmanager.yml"),
                "--storage.path=" + folder.resolve("alertmanager"),
                "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:" + alertmanagerPort);
        start(
                folder,
                prometheus,
                "--config.file=" + folder.resolve("prometheus.yml"),
                "--storage.tsdb.path=" + folder.resolve("prometheus"),
                "--rules.alert.resend-delay=2s",
                "--web.listen-address=127.0.0.1:" + freePort());
    }

    /** A program of this machine. */
    static Optional<Path> installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** From now on these parts of the shop are broken, and no others. */
    void broken(String... parts) {
        broken = List.of(parts);
    }

    private void start(Path folder, Path program, String... options) throws IOException {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(List.of(options));
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program.getFileName() + ".log").toFile())
                .start());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        watched.stop(0);
        for (Process process : processes) {
            process.destroy();
            try {
                if (!process.waitFor(20, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        Runtime.getRuntime().removeShutdownHook(atExit);
    }
}
