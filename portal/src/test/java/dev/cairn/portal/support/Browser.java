package dev.cairn.portal.support;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A browser as far as the portal can tell: it keeps cookies, and follows a redirect only when told. */
public final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(PATIENCE)
            .build();
    private final String base;

    public Browser(String base) {
        this.base = base;
    }

    public HttpResponse<String> get(String address, String... headers) {
        return send("GET", address, BodyPublishers.noBody(), headers);
    }

    public HttpResponse<String> post(String address, String body, String... headers) {
        return send("POST", address, BodyPublishers.ofString(body), headers);
    }

    public HttpResponse<String> send(String method, String address, BodyPublisher body, String... headers) {
        try {
            return http.send(request(method, address, body, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The answer as soon as its head is there. */
    public HttpResponse<InputStream> open(String address, String... headers) throws IOException, InterruptedException {
        return http.send(request("GET", address, BodyPublishers.noBody(), headers), BodyHandlers.ofInputStream());
    }

    /** The client itself, for what needs more than a call that waits. */
    public HttpClient http() {
        return http;
    }

    public HttpRequest request(String method, String address, BodyPublisher body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address.startsWith("/") ? base + address : address))
                .timeout(PATIENCE)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    /** Starts a sign-in, fills the provider's form; answers the address of the callback, not yet called. */
    public String approve(String username, String returnTo) {
        var login = get("/auth/login?returnTo=" + encoded(returnTo));
        if (login.statusCode() != 303) {
            throw new IllegalStateException("login answered " + login.statusCode() + " " + login.body());
        }
        String claims = new JsonObject()
                .put("name", "Ana Almeida")
                .put("email", username + "@example.com")
                .encode();
        var approved = post(
                location(login),
                "username=" + username + "&claims=" + encoded(claims),
                "Content-Type",
                "application/x-www-form-urlencoded");
        return location(approved);
    }

    /** The whole sign-in. */
    public HttpResponse<String> signIn(String username) {
        return get(approve(username, "/"));
    }

    /** What the pages know of the session. */
    public JsonObject session() {
        return new JsonObject(get("/auth/session").body());
    }

    public String csrf() {
        return session().getString("csrfToken");
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Plants a cookie, as an attacker or a fault might. */
    public void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
    }

    public static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
