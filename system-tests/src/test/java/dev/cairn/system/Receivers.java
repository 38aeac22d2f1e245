package dev.cairn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Where people and systems are told, each at a path of their own; works as well as its mood is. */
final class Receivers implements AutoCloseable {

    /** What becomes of a request. */
    enum Mood {
        ACCEPT,
        /** It has it, and nobody hears so. */
        ACCEPT_AND_BREAK,
        REFUSE,
        BREAK,
        HANG;

        boolean accepts() {
            return this == ACCEPT || this == ACCEPT_AND_BREAK;
        }
    }

    /** A request. */
    record Told(String name, String id, JsonNode body, Mood mood) {

        String type() {
            return body.path("type").asText();
        }
    }

    /** Longer than anybody waits here, and shorter than a lease of the scaled clock. */
    private static final long HANG_MILLIS = 2_500;

    private final HttpServer server;
    private final Collection<Told> told = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Supplier<Mood> mood = () -> Mood.ACCEPT;

    Receivers() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            var thread = new Thread(work, "receivers");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String url(String name) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    /** How it treats each request from now on. */
    void mood(Supplier<Mood> each) {
        mood = each;
    }

    /** All that reached it. */
    Collection<Told> told() {
        return told;
    }

    /** What it took, of one type. */
    List<Told> accepted(String type) {
        return told.stream()
                .filter(one -> one.mood().accepts() && one.type().equals(type))
                .toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        JsonNode body = Suite.JSON.readTree(exchange.getRequestBody().readAllBytes());
        Mood now = mood.get();
        String name = exchange.getRequestURI().getPath().substring(1);
        told.add(new Told(name, exchange.getRequestHeaders().getFirst("webhook-id"), body, now));
        switch (now) {
            case ACCEPT -> exchange.sendResponseHeaders(204, -1);
            case REFUSE -> exchange.sendResponseHeaders(500, -1);
            case HANG -> hang();
            default -> {}
        }
        exchange.close();
    }

    private void hang() {
        try {
            closed.await(HANG_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
