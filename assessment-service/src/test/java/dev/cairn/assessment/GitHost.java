package dev.cairn.assessment;

import dev.cairn.assessment.source.git.Repositories;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Git's own server behind TLS on this machine, with a certificate that the service under test trusts; and beside it, by the
 * first part of the path, servers that do what none should.
 */
public class GitHost implements QuarkusTestResourceLifecycleManager {

    static final String USER = "cairn";
    static final String TOKEN = "canary-token-9f3b1c";

    private static final Vertx VERTX = Vertx.vertx();
    private static @Nullable Repositories repositories;
    private static @Nullable HttpServer server;

    /** What was asked, as method and path. */
    static final List<String> ASKED = new CopyOnWriteArrayList<>();

    /** Packs of the repositories named here wait until they are let go. */
    static final Map<String, CountDownLatch> HELD = new ConcurrentHashMap<>();

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory("git-host");
            Path store = folder.resolve("host.p12");
            makeCertificate(store);
            repositories = new Repositories(Files.createDirectory(folder.resolve("repositories")));
            var options = new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(
                            new PfxOptions().setPath(store.toString()).setPassword("changeit"));
            server = VERTX.createHttpServer(options)
                    .requestHandler(GitHost::serve)
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            System.setProperty("javax.net.ssl.trustStore", store.toString());
            System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
            System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
            return Map.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    static Repositories repositories() {
        return java.util.Objects.requireNonNull(repositories);
    }

    /** @param manner open, private, or how it misbehaves */
    static String url(String manner, String name) {
        return "https://localhost:" + java.util.Objects.requireNonNull(server).actualPort() + "/" + manner + "/" + name;
    }

    private static void makeCertificate(Path store) throws IOException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        try {
            Process process = new ProcessBuilder(
                            keytool,
                            "-genkeypair",
                            "-keyalg",
                            "EC",
                            "-alias",
                            "host",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            "changeit",
                            "-validity",
                            "2")
                    .redirectErrorStream(true)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("no certificate was made");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void serve(HttpServerRequest request) {
        ASKED.add(request.method() + " " + request.path());
        String[] parts = request.path().split("/", 4);
        switch (parts[1]) {
            case "open" -> git(request, parts);
            case "private" -> {
                if (allowed(request)) {
                    git(request, parts);
                } else {
                    // it gives back what it was sent, as some servers' error pages do
                    String sent = String.valueOf(request.getHeader("Authorization"));
                    request.response()
                            .setStatusCode(401)
                            .putHeader("WWW-Authenticate", "Basic realm=\"" + sent + "\"")
                            .end("wrong: " + sent);
                }
            }
            case "echo" ->
                request.response()
                        .putHeader("content-type", "application/x-git-upload-pack-advertisement")
                        .end(error(request.getHeader("Authorization")));
            case "inside" -> redirect(request, "https://169.254.169.254/latest/info/refs?service=git-upload-pack");
            case "loopback" -> redirect(request, "https://localhost:1/x/info/refs?service=git-upload-pack");
            case "endless" -> drip(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private static String error(String text) {
        return "%04xERR %s".formatted(text.length() + 8, text);
    }

    private static void redirect(HttpServerRequest request, String place) {
        request.response().setStatusCode(302).putHeader("Location", place).end();
    }

    private static void drip(HttpServerRequest request) {
        var response = request.response()
                .putHeader("content-type", "application/x-git-upload-pack-advertisement")
                .setChunked(true);
        response.write("000eversion 2\n");
        long timer = VERTX.setPeriodic(20, tick -> response.write("0008abc\n"));
        response.closeHandler(gone -> VERTX.cancelTimer(timer));
    }

    private static boolean allowed(HttpServerRequest request) {
        String right =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        return right.equals(request.getHeader("Authorization"));
    }

    private static void git(HttpServerRequest request, String[] parts) {
        request.body()
                .onSuccess(body -> VERTX.executeBlocking(() -> cgi(request, parts, body.toString()), false)
                        .onSuccess(answer -> reply(request, answer))
                        .onFailure(e -> request.response().setStatusCode(500).end()));
    }

    private static byte[] cgi(HttpServerRequest request, String[] parts, String body) throws InterruptedException {
        CountDownLatch held = HELD.get(parts[2]);
        if (held != null && body.contains("want ")) {
            held.await();
        }
        return repositories()
                .serve(
                        request.method().name(),
                        "/" + parts[2] + "/" + parts[3],
                        request.query() == null ? "" : request.query(),
                        request.getHeader("content-type") == null ? "" : request.getHeader("content-type"),
                        request.getHeader("git-protocol") == null ? "" : request.getHeader("git-protocol"),
                        body);
    }

    private static void reply(HttpServerRequest request, byte[] cgi) {
        String all = new String(cgi, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        var response = request.response();
        for (String line : all.substring(0, end).split("\r\n")) {
            String name = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1).strip();
            if (name.equalsIgnoreCase("Status")) {
                response.setStatusCode(Integer.parseInt(value.substring(0, 3)));
            } else {
                response.putHeader(name, value);
            }
        }
        response.end(Buffer.buffer(cgi).slice(end + 4, cgi.length));
    }
}
