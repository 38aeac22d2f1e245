package dev.cairn.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A provider of text messages and calls on loopback, with an HTTP API as Twilio's. */
public final class PhoneProvider implements QuarkusTestResourceLifecycleManager {

    /** One request, with its form. */
    public record Asked(String path, String authorization, Map<String, String> form) {}

    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();

    private @Nullable HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            made.createContext("/", PhoneProvider::take);
            made.start();
            server = made;
            return Map.of(
                    "cairn.phone.url",
                    "http://127.0.0.1:" + made.getAddress().getPort(),
                    "cairn.phone.account",
                    "AC1",
                    "cairn.phone.token",
                    "only-for-tests",
                    "cairn.phone.from",
                    "+49300000000");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void take(HttpExchange exchange) throws IOException {
        var form = new TreeMap<String, String>();
        for (String field : new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8).split("&")) {
            String[] parts = field.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        ASKED.add(new Asked(
                exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getFirst("Authorization"), form));
        byte[] answer = "{\"sid\": \"SM1\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** What was asked for a number, the oldest first. */
    public static List<Asked> of(String number) {
        return ASKED.stream()
                .filter(asked -> number.equals(asked.form().get("To")))
                .toList();
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
