package dev.cairn.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Git's own server on this machine, for one repository. */
final class GitHost implements AutoCloseable {

    private final Path folder;
    private final HttpServer server;
    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch door = new CountDownLatch(0);

    GitHost(Path folder) throws IOException {
        this.folder = folder;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::serve);
        server.start();
    }

    /** Puts files into the repository and commits them on main; answers the commit's id. */
    String commit(Map<String, String> files) throws IOException {
        Path work = folder.resolve("shop");
        if (!Files.exists(work)) {
            git("init", "-q", "-b", "main", "shop");
        }
        for (var file : files.entrySet()) {
            Path path = work.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        git("-C", "shop", "add", "-A");
        git("-C", "shop", "commit", "-q", "-m", "work");
        return new String(git("-C", "shop", "rev-parse", "HEAD"), StandardCharsets.UTF_8).strip();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/shop";
    }

    /** From now on packs are asked for in vain, until {@link #open}. */
    void hold() {
        door = new CountDownLatch(1);
    }

    void open() {
        door.countDown();
    }

    /** How many requests for a pack had to wait. */
    int held() {
        return held.get();
    }

    private byte[] git(String... arguments) throws IOException {
        var command = new java.util.ArrayList<>(List.of("git", "-c", "user.name=t", "-c", "user.email=t@example.org"));
        command.addAll(List.of(arguments));
        return run(command, Map.of(), new byte[0]);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readAllBytes();
        if (door.getCount() > 0 && new String(asked, StandardCharsets.ISO_8859_1).contains("want ")) {
            held.incrementAndGet();
            pass();
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put(
                "QUERY_STRING",
                Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse(""));
        environment.put("CONTENT_TYPE", header(exchange, "Content-Type"));
        environment.put("GIT_PROTOCOL", header(exchange, "Git-Protocol"));
        byte[] answer = run(List.of("git", "-c", "safe.directory=*", "http-backend"), environment, asked);
        String all = new String(answer, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        int status = 200;
        for (String line : all.substring(0, end).split("\r\n")) {
            String[] header = line.split(": ", 2);
            if (header[0].equals("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
        }
        exchange.sendResponseHeaders(status, answer.length - end - 4);
        exchange.getResponseBody().write(answer, end + 4, answer.length - end - 4);
        exchange.close();
    }

    private void pass() {
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private byte[] run(List<String> command, Map<String, String> environment, byte[] input) throws IOException {
        var builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        return process.getInputStream().readAllBytes();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
