package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The public API with one caller's credentials; an answer that is no success ends the demo with its problem. */
final class Api {

    static final ObjectMapper JSON = new ObjectMapper();

    /** A thing just made may be known to one service a moment before the next. */
    private static final Duration SPREAD = Duration.ofSeconds(20);

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI origin;
    private final String bearer;

    Api(URI origin, String bearer) {
        this.origin = origin;
        this.bearer = bearer;
    }

    /** The same API for another caller. */
    Api as(String otherBearer) {
        return new Api(origin, otherBearer);
    }

    /** An answer: its body as it came, and as JSON. */
    record Answer(int status, String etag, String text) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new StackException("the answer is not JSON: " + e.getMessage(), e);
            }
        }
    }

    Answer get(String path) {
        return demand(send(request(path).GET()), "GET " + path);
    }

    /** The answer whatever its status. */
    Answer peek(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, Object body) {
        return send(path, "POST", json(body), Map.of("Content-Type", "application/json"))
                .json();
    }

    JsonNode put(String path, Object body, String etag) {
        return send(path, "PUT", json(body), Map.of("Content-Type", "application/json", "If-Match", etag))
                .json();
    }

    /** Sends a body, again while the answer is 404 because the organisation or project has not spread yet. */
    Answer send(String path, String method, BodyPublisher body, Map<String, String> headers) {
        String key = UUID.randomUUID().toString();
        long deadline = System.nanoTime() + SPREAD.toNanos();
        while (true) {
            HttpRequest.Builder builder = request(path).method(method, body);
            headers.forEach(builder::header);
            if (method.equals("POST")) {
                builder.header("Idempotency-Key", key);
            }
            Answer answer = send(builder);
            if (answer.status() != 404 || System.nanoTime() > deadline) {
                return demand(answer, method + " " + path);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    /** The lines of an event stream, as they come; the caller closes it. */
    Stream<String> lines(String path) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(origin.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "text/event-stream")
                .build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(origin.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json, application/problem+json")
                .timeout(TIMEOUT);
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(
                    response.statusCode(), response.headers().firstValue("ETag").orElse(""), response.body());
        } catch (IOException e) {
            throw new StackException(
                    "nothing answers at " + request.uri() + " (" + e + "): is the stack up? ./cairn up", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Answer demand(Answer answer, String what) {
        if (answer.status() / 100 != 2) {
            String body = answer.text().length() > 600 ? answer.text().substring(0, 600) : answer.text();
            throw new StackException(what + " was answered by " + answer.status() + ": " + body.replace('\n', ' '));
        }
        return answer;
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofString(JSON.writeValueAsString(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static StackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new StackException("interrupted", e);
    }
}
