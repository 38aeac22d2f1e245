package dev.cairn.bench.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The services' API, for what has to be there before anything is measured; nothing measured goes through it. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A thing just made may be known to one service a moment before the next. */
    private static final Duration SPREAD = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String bearer;

    Api(String bearer) {
        this.bearer = bearer;
    }

    /** Ana's access token, from the local sign-in provider. */
    static String signIn(int port) {
        String form = "grant_type=password&client_id=cairn-portal&username=ana&password=cairn&name=Ana+Almeida"
                + "&email=ana%40example.com&scope=openid+profile+email";
        return new Api("")
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/cairn/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .path("access_token")
                .asText();
    }

    JsonNode get(int port, String path) {
        return send(request(port, path).GET());
    }

    JsonNode post(int port, String path, Object body) {
        return send(request(port, path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text(body))));
    }

    /** Writes a thing that nobody has written yet. */
    JsonNode put(int port, String path, Object body) {
        return send(request(port, path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"0\"")
                .PUT(BodyPublishers.ofString(text(body))));
    }

    JsonNode upload(int port, String path, Path archive) {
        try {
            return send(request(port, path)
                    .header("Content-Type", "application/gzip")
                    .POST(BodyPublishers.ofFile(archive)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + bearer);
    }

    /** Asks again while the answer says that caller or thing are not known, as they may soon be. */
    private JsonNode send(HttpRequest.Builder builder) {
        HttpRequest request = builder.timeout(Duration.ofMinutes(1)).build();
        long deadline = System.nanoTime() + SPREAD.toNanos();
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status / 100 == 2) {
                    return JSON.readTree(answer.body());
                }
                if (status != 404 && status != 401 || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            request.method() + " " + request.uri() + ": " + status + " " + answer.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(request.uri().toString(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
        }
    }

    private static String text(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
