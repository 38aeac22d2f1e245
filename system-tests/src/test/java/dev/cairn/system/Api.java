package dev.cairn.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A caller of the API through the portal's origin. Connection failures are answers with the status 0. */
final class Api {

    /** An answer. */
    record Answer(int status, JsonNode body, Optional<String> tag) {

        String etag() {
            return tag.orElseThrow();
        }

        boolean ok() {
            return status >= 200 && status < 300;
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String origin;
    private final String token;

    Api(String origin, String token) {
        this.origin = origin;
        this.token = token;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    /** A creating request under an idempotency key, so that it can be repeated until it is acknowledged. */
    Answer post(String path, Object body, String key) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(json(body)));
    }

    /** Publishes the text of a roadmap. */
    Answer yaml(String path, String text) {
        return send(request(path)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    Answer put(String path, Object body, String etag) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", etag)
                .PUT(json(body)));
    }

    /** Makes what is not there yet. */
    Answer put(String path, Object body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    Answer patch(String path, Object body, String etag) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", etag)
                .method("PATCH", json(body)));
    }

    Answer upload(String path, byte[] archive, String key) {
        return send(request(path)
                .header("Content-Type", "application/gzip")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(archive)));
    }

    Answer delete(String path, String etag) {
        return send(request(path).header("If-Match", etag).DELETE());
    }

    Answer send(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "*/*");
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        try {
            return HttpRequest.BodyPublishers.ofByteArray(Suite.JSON.writeValueAsBytes(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    body(response.body()),
                    response.headers().firstValue("ETag"));
        } catch (IOException e) {
            return new Answer(0, Suite.JSON.valueToTree(Map.of("detail", e.toString())), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode body(String text) throws IOException {
        return text.startsWith("{") ? Suite.JSON.readTree(text) : MissingNode.getInstance();
    }
}
