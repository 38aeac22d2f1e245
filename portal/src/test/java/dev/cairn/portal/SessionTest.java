package dev.cairn.portal;

import static dev.cairn.portal.support.Browser.encoded;
import static dev.cairn.portal.support.Browser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.portal.support.Browser;
import dev.cairn.portal.support.MovableClock;
import dev.cairn.portal.support.PortalTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class SessionTest extends PortalTest {

    @Inject
    RedisAPI redis;

    @Inject
    MovableClock clock;

    @AfterEach
    void restore() {
        clock.reset();
        control("mend");
    }

    @Test
    void logoutNeedsTheSessionsWordAndEndsItEverywhere() {
        Browser browser = signedIn("ana");
        String id = browser.cookie(SESSION).orElseThrow();
        String word = browser.csrf();

        assertThat(browser.post("/auth/logout", "").statusCode()).isEqualTo(403);
        assertThat(browser.post("/auth/logout", "", "X-CSRF-Token", "wrong").statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/auth/logout", "", "X-CSRF-Token", word, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/auth/logout").statusCode()).isEqualTo(405);
        HttpResponse<String> out = browser.post("/auth/logout", "", "X-CSRF-Token", word);

        assertThat(out.statusCode()).isEqualTo(200);
        assertCleared(out);
        Browser stolen = browser();
        stolen.plant(SESSION, id);
        assertThat(stolen.get("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void logoutNamesTheProvidersOwnWhichLeadsBackHome() {
        Browser browser = signedIn("ana");

        HttpResponse<String> out = browser.post("/auth/logout", "", "X-CSRF-Token", browser.csrf());

        assertThat(out.headers().firstValue("Cache-Control")).contains("no-store");
        String address = new JsonObject(out.body()).getString("location");
        assertThat(address)
                .startsWith(issuer + "/endsession?")
                .contains("client_id=cairn-portal")
                .contains("post_logout_redirect_uri=" + encoded(base + "/"));
        assertThat(idToken(address)).containsEntry("sub", "ana").containsKey("nonce");
        assertThat(location(browser.get(address))).isEqualTo(base + "/");
    }

    /** The mock's renewed ID tokens have no nonce, which tells them from those of a sign-in. */
    @Test
    void logoutHintsAtTheLatestIdToken() {
        Browser browser = signedIn("ana");
        String word = browser.csrf();
        clock.advance(Duration.ofMinutes(59).plusSeconds(55));
        browser.get("/api/v1/me");

        HttpResponse<String> out = browser.post("/auth/logout", "", "X-CSRF-Token", word);

        String address = new JsonObject(out.body()).getString("location");
        assertThat(idToken(address)).containsEntry("sub", "ana").doesNotContainKey("nonce");
    }

    @Test
    void logoutFromASessionThatIsGoneEndsTheProvidersWithoutAHint() {
        Browser browser = signedIn("ana");
        String word = browser.csrf();
        ask(redis.flushdb(List.of()));

        HttpResponse<String> out = browser.post("/auth/logout", "", "X-CSRF-Token", word);

        assertThat(out.statusCode()).isEqualTo(200);
        assertCleared(out);
        assertThat(out.body()).contains(issuer + "/endsession?").doesNotContain("id_token_hint");
        assertThat(browser.post("/auth/logout", "").body()).isEqualTo(out.body());
    }

    @Test
    void logoutWithoutRedisIsRefusedAndCanBeTriedAgain() {
        Browser browser = signedIn("ana");
        String word = browser.csrf();
        control("cut");

        HttpResponse<String> refused = browser.post("/auth/logout", "", "X-CSRF-Token", word);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).doesNotContainPattern(TOKEN);
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
        control("mend");
        assertThat(browser.post("/auth/logout", "", "X-CSRF-Token", word).statusCode())
                .isEqualTo(200);
    }

    @Test
    void wordOfAnotherSessionIsNoProof() {
        String foreign = signedIn("ben").csrf();

        assertThat(signedIn("ana")
                        .post("/auth/logout", "", "X-CSRF-Token", foreign)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void emptiedRedisSignsOutAndClearsTheCookie() {
        Browser browser = signedIn("ana");
        ask(redis.flushdb(List.of()));

        HttpResponse<String> session = browser.get("/auth/session");

        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.body()).isEqualTo("{\"signedIn\":false}");
        assertCleared(session);
        assertThat(browser.signIn("ana").statusCode()).isEqualTo(303);
    }

    static Stream<String> voidIds() {
        return Stream.of(
                "A".repeat(43),
                "0191f0a0-0000-7000-8000-000000000000",
                "x",
                "a%00b",
                "..%2f..",
                "{\"$ne\":1}",
                "A".repeat(8192));
    }

    @ParameterizedTest
    @MethodSource("voidIds")
    void voidSessionIdsAreSignedOutNeverAnError(String id) {
        String[] cookie = {"Cookie", SESSION + "=" + id};

        HttpResponse<String> session = browser().get("/auth/session", cookie);
        HttpResponse<String> api = browser().get("/api/v1/me", cookie);
        HttpResponse<String> page = browser().get("/", cookie);
        HttpResponse<String> callback = browser().get("/auth/callback?state=x&code=y", cookie);

        assertThat(session.body()).isEqualTo("{\"signedIn\":false}");
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(callback.statusCode()).isEqualTo(400);
        if (!id.startsWith("{")) {
            assertCleared(session);
            assertCleared(api);
        }
    }

    @Test
    void withoutRedisSignInWaitsSessionsAreOutAndTokensPass() {
        Browser browser = signedIn("ana");
        control("cut");

        HttpResponse<String> session = browser.get("/auth/session");
        HttpResponse<String> api = browser.get("/api/v1/me");
        HttpResponse<String> login = browser.get("/auth/login");
        HttpResponse<String> token = browser().get("/api/v1/me", "Authorization", "Bearer cairn_x");
        HttpResponse<String> ready = new Browser(management).get("/q/health/ready");

        assertThat(session.body()).isEqualTo("{\"signedIn\":false}");
        assertThat(session.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(login.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(login.body()).getString("code")).isEqualTo("unavailable");
        assertThat(login.headers().firstValue("Retry-After")).isPresent();
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("degraded");
        control("mend");
        assertThat(browser.session().getBoolean("signedIn")).isTrue();
    }

    @Test
    void redisHoldsNothingThatSignsAnybodyIn() {
        Browser browser = signedIn("ana");
        String id = browser.cookie(SESSION).orElseThrow();

        Response names = ask(redis.keys("*"));

        assertThat(names.toString()).doesNotContain(id).contains("portal:v1:session:");
        for (Response name : names) {
            String value = ask(redis.get(name.toString())).toString();
            assertThat(value).doesNotContainPattern(TOKEN).doesNotContain("ana@example.com");
            assertThat(ask(redis.pttl(name.toString())).toLong()).isPositive();
        }
    }

    @Test
    void accessTokenIsRenewedOnceForAllThatNeedIt() {
        Browser browser = signedIn("ana");
        String before = authorization(browser.get("/api/v1/me").body());
        clock.advance(Duration.ofMinutes(59).plusSeconds(55));

        List<CompletableFuture<HttpResponse<String>>> calls = Stream.generate(() -> browser.http()
                        .sendAsync(
                                browser.request("GET", "/api/v1/me", BodyPublishers.noBody()), BodyHandlers.ofString()))
                .limit(12)
                .toList();
        List<String> tokens = calls.stream()
                .map(call -> authorization(call.join().body()))
                .distinct()
                .toList();

        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0)).isNotEqualTo(before);
        assertThat(authorization(browser.get("/api/v1/me").body())).isEqualTo(tokens.get(0));
        assertThat(subject(tokens.get(0))).isEqualTo("ana");
    }

    @Test
    void sessionEndsAtItsAbsoluteAge() {
        Browser browser = signedIn("ana");
        clock.advance(Duration.ofHours(11));
        assertThat(browser.session().getBoolean("signedIn")).isTrue();
        clock.advance(Duration.ofHours(2));

        HttpResponse<String> session = browser.get("/auth/session");

        assertThat(session.body()).isEqualTo("{\"signedIn\":false}");
        assertCleared(session);
        clock.reset();
        assertThat(browser.session().getBoolean("signedIn")).isFalse();
    }

    private static String authorization(String echoed) {
        return new JsonObject(echoed)
                .getJsonObject("headers")
                .getJsonArray("authorization")
                .getString(0);
    }

    private static String subject(String bearer) {
        return claims(bearer).getString("sub");
    }

    private static Map<String, Object> idToken(String address) {
        return claims(address.replaceAll(".*id_token_hint=([^&]*).*", "$1")).getMap();
    }

    private static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    private static Response ask(Future<Response> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    private static void assertCleared(HttpResponse<?> answer) {
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith(SESSION + "=;") && cookie.contains("Max-Age=0"));
    }
}
