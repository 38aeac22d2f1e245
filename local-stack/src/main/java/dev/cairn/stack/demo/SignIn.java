package dev.cairn.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.stack.process.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gets Ana's access token from the local sign-in provider, whichever of the two runs. */
final class SignIn {

    private static final Map<String, String> CLIENTS = Map.of("/cairn", "cairn-portal", "/realms/cairn", "cairn-cli");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An access token for the API. */
    String token(int oidcPort) {
        for (String path : List.of("/cairn", "/realms/cairn")) {
            String issuer = "http://127.0.0.1:" + oidcPort + path;
            HttpResponse<String> found =
                    send(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
            if (found.statusCode() == 200) {
                return token(read(found).path("token_endpoint").asText(), CLIENTS.getOrDefault(path, ""));
            }
        }
        throw new StackException("no sign-in provider of Cairn at port " + oidcPort);
    }

    private String token(String endpoint, String client) {
        String form = Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "username", "ana",
                        "password", "cairn",
                        "name", "Ana Almeida",
                        "email", "ana@example.com",
                        "scope", "openid profile email")
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new StackException("the sign-in provider refused: " + answer.body());
        }
        return read(answer).path("access_token").asText();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(15)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new StackException("the sign-in provider does not answer: is the stack up? ./cairn up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private static JsonNode read(HttpResponse<String> response) {
        try {
            return Api.JSON.readTree(response.body());
        } catch (IOException e) {
            throw new StackException("the sign-in provider's answer is not JSON", e);
        }
    }
}
