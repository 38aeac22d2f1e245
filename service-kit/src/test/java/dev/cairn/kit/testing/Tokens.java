package dev.cairn.kit.testing;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens of people, from the real identity provider. */
public final class Tokens {

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Tokens() {}

    /** An access token of the person whose subject is the name. */
    public static String person(String name) {
        return KNOWN.computeIfAbsent(name, Tokens::signIn);
    }

    private static String signIn(String name) {
        String issuer = Servers.addresses().getJsonObject("oidc").getString("issuer");
        String form = "grant_type=password&client_id=cairn-portal&client_secret=cairn-portal-secret&scope=openid"
                + "&password=any&username=" + name;
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("no token for " + name + ": " + response.body());
            }
            return new JsonObject(response.body()).getString("access_token");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
