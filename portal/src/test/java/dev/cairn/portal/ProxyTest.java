package dev.cairn.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.portal.support.Browser;
import dev.cairn.portal.support.PortalTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProxyTest extends PortalTest {

    private static final String[] TOKEN = {"Authorization", "Bearer cairn_x"};
    private static final int MIB = 1024 * 1024;

    @Test
    void sessionBecomesAnAccessTokenAndNothingElseOfTheBrowserPasses() {
        Browser browser = signedIn("ana");

        HttpResponse<String> answer = browser.get(
                "/api/v1/projects/acme?tag=a%20b&q=x",
                "X-Forwarded-For",
                "6.6.6.6",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "for=6.6.6.6",
                "X-Original-URL",
                "/q/metrics",
                "X-HTTP-Method-Override",
                "DELETE",
                "Origin",
                "https://evil.example",
                "traceparent",
                "00-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbb-01",
                "X-Request-Id",
                "bad id\u00e9",
                "Cairn-Commit",
                "abc1234",
                "If-None-Match",
                "\"6\"");

        JsonObject echoed = new JsonObject(answer.body());
        JsonObject headers = echoed.getJsonObject("headers");
        assertThat(echoed.getString("method")).isEqualTo("GET");
        assertThat(echoed.getString("uri")).isEqualTo("/api/v1/projects/acme?tag=a%20b&q=x");
        assertThat(headers.getJsonArray("authorization").getString(0)).startsWith("Bearer eyJ");
        assertThat(headers.getJsonArray("x-forwarded-for")).isEqualTo(JsonArray.of("127.0.0.1"));
        assertThat(headers.getJsonArray("cairn-commit")).isEqualTo(JsonArray.of("abc1234"));
        assertThat(headers.getJsonArray("if-none-match")).isEqualTo(JsonArray.of("\"6\""));
        assertThat(headers.getJsonArray("traceparent").getString(0)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(headers.getJsonArray("x-request-id").getString(0))
                .isEqualTo(answer.headers().firstValue("X-Request-Id").orElseThrow())
                .matches("[0-9a-f-]{36}");
        assertThat(headers.fieldNames())
                .doesNotContain(
                        "cookie",
                        "x-forwarded-host",
                        "forwarded",
                        "x-original-url",
                        "x-http-method-override",
                        "origin");
    }

    @Test
    void answerKeepsWhatTheServiceMeansAndLosesWhatItMayNotSay() {
        HttpResponse<String> answer = browser().get("/api/v1/me", TOKEN);

        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().map().keySet().stream().map(String::toLowerCase))
                .doesNotContain("server", "set-cookie", "access-control-allow-origin");
    }

    @Test
    void changesByCookieNeedTheSessionsWord() {
        Browser browser = signedIn("ana");
        String word = browser.csrf();
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            assertCsrf(browser.send(method, "/api/v1/projects/acme", BodyPublishers.ofString("{}")));
            assertCsrf(browser.send(
                    method, "/api/v1/projects/acme", BodyPublishers.ofString("{}"), "X-CSRF-Token", "wrong"));
            assertCsrf(browser.send(
                    method,
                    "/api/v1/projects/acme",
                    BodyPublishers.ofString("{}"),
                    "X-CSRF-Token",
                    word,
                    "Sec-Fetch-Site",
                    "cross-site"));
            HttpResponse<String> passed = browser.send(
                    method, "/api/v1/projects/acme", BodyPublishers.ofString("{\"a\":1}"), "X-CSRF-Token", word);
            assertThat(passed.statusCode()).isEqualTo(200);
            assertThat(new JsonObject(passed.body()).getString("body")).isEqualTo("{\"a\":1}");
            assertThat(new JsonObject(passed.body()).getJsonObject("headers").fieldNames())
                    .doesNotContain("x-csrf-token", "cookie");
        }
    }

    @Test
    void ownTokenPassesWithoutCookieOrWord() {
        HttpResponse<String> answer = browser().post("/api/v1/organisations", "{}", TOKEN);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getJsonObject("headers").getJsonArray("authorization"))
                .isEqualTo(JsonArray.of("Bearer cairn_x"));
    }

    @Test
    void callsThatAreSignedPassWithoutASessionAndWithNobodysToken() {
        Browser browser = signedIn("ana");
        for (Browser caller : new Browser[] {browser(), browser}) {
            HttpResponse<String> passed = caller.post(
                    "/api/v1/sources/acme/shop/webhook",
                    "{\"ref\":1}",
                    "X-Hub-Signature-256",
                    "sha256=00",
                    "X-Gitlab-Token",
                    "word",
                    "Authorization",
                    "Bearer cairn_x");

            assertThat(passed.statusCode()).isEqualTo(200);
            JsonObject echoed = new JsonObject(passed.body());
            assertThat(echoed.getString("body")).isEqualTo("{\"ref\":1}");
            assertThat(echoed.getJsonObject("headers").getJsonArray("x-hub-signature-256"))
                    .isEqualTo(JsonArray.of("sha256=00"));
            assertThat(echoed.getJsonObject("headers").fieldNames()).doesNotContain("authorization", "cookie");
        }
        assertProblem(browser().post("/api/v1/sources/acme/shop/scans", "{}"), 401, "unauthenticated");
        assertProblem(browser().get("/api/v1/sources/acme/shop/webhook"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Bearer", "Bearer ", "Bearer a b", "Token x"})
    void otherAuthorizationIsNoCredential(String authorization) {
        Browser browser = signedIn("ana");

        HttpResponse<String> answer = browser.get("/api/v1/me", "Authorization", authorization);

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void nobodyIsToldByProblemNotByRedirect() {
        assertProblem(browser().get("/api/v1/me"), 401, "unauthenticated");
        assertProblem(browser().post("/api/v1/organisations", "{}"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/me", "/api/v1/mee"})
    void unknownResourcesAreNotFound(String path) {
        assertProblem(browser().get(path, TOKEN), 404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1//me",
                "//api/v1/me",
                "/api/v1/../v1/me",
                "/api/v1/./me",
                "/api/v1/me/..",
                "/api/%2e%2e/q/metrics",
                "/api/v1/%2E%2E/x",
                "/api/v1/me;a=b",
                "/api/v1/me%3ba=b",
                "/api/v1/projects%2facme",
                "/api/v1/projects%5cacme",
                "/api/v1/me%00",
                "/api/v1/me%252e",
                "/api/v1/me\u00e9",
                "http://127.0.0.1/api/v1/me"
            })
    void addressesWithTwoReadingsAreRefused(String target) throws IOException {
        String answer =
                raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    /** Quarkus refuses these itself, before any of our routes. */
    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/projects\\acme", "/api/v1/me%", "/api/v1/me%zz", "/api/v1/<me>"})
    void addressesThatAreNoneAreRefused(String target) throws IOException {
        assertThat(raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "CONNECT"})
    void otherMethodsAreRefused(String method) throws IOException {
        String answer = raw(method + " /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(?:05|00).*").doesNotContainIgnoringCase("access-control");
    }

    @Test
    void whatAPathCanBeAskedIsToldByItsService() {
        var answer = browser().send("OPTIONS", "/api/v1/projects/acme/shop", BodyPublishers.noBody(), TOKEN);

        var echoed = new JsonObject(answer.body());
        assertThat(echoed.getString("method")).isEqualTo("OPTIONS");
        assertThat(echoed.getString("uri")).isEqualTo("/api/v1/projects/acme/shop");
        assertThat(echoed.getJsonObject("headers").fieldNames()).doesNotContain("authorization", "cookie");
        assertProblem(browser().send("OPTIONS", "/api/v1/nothing", BodyPublishers.noBody()), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/public/abc;GET, HEAD, OPTIONS",
                "/ack/abc;GET, HEAD, POST, OPTIONS",
                "/api/v1/badges/abc.svg;GET, HEAD, OPTIONS",
                "/auth/session;GET, OPTIONS",
                "/auth/logout;POST, OPTIONS",
                "/o/acme;GET, HEAD, OPTIONS",
            })
    void otherPathsTellTheirMethodsThemselves(String path, String methods) {
        var answer = browser().send("OPTIONS", path, BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Allow")).contains(methods);
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/jobs/acme/silent,504,gateway-timeout", "/api/v1/jobs/acme/reset,502,bad-gateway"})
    void servicesThatDoNotAnswerAreTold(String path, int status, String code) {
        assertProblem(browser().get(path, TOKEN), status, code);
        assertProblem(browser().post(path, "{}", TOKEN), status, code);
    }

    @Test
    void halfAnAnswerIsNotTakenForAWholeOne() {
        var answer = browser()
                .http()
                .sendAsync(
                        browser().request("GET", "/api/v1/jobs/acme/half", BodyPublishers.noBody(), TOKEN),
                        BodyHandlers.ofString());

        assertThat(answer).failsWithin(Duration.ofSeconds(10));
    }

    @Test
    void uploadsStreamThrough() throws Exception {
        var source = new PipedInputStream(MIB);
        Browser browser = browser();
        var upload = browser.http()
                .sendAsync(
                        browser.request(
                                "POST", "/api/v1/scans/acme/shop", BodyPublishers.ofInputStream(() -> source), TOKEN),
                        BodyHandlers.ofString());
        try (var out = new PipedOutputStream(source)) {
            out.write(new byte[MIB]);
            out.flush();
            await().until(() -> control("seen").getLong("received") > MIB / 2);
            for (int i = 1; i < 60; i++) {
                out.write(new byte[MIB]);
            }
        }

        HttpResponse<String> answer = upload.join();

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(new JsonObject(answer.body()).getInteger("bytes")).isEqualTo(60 * MIB);
        assertThat(answer.headers().firstValue("Location")).contains("/api/v1/jobs/acme/1");
    }

    @Test
    void brokenOffUploadIsNeverAWholeOneForTheService() throws Exception {
        int before = control("seen").getInteger("aborted");

        try (var socket = new Socket("127.0.0.1", URI.create(base).getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/v1/scans/acme/shop HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n"
                                    + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            await().until(() -> control("seen").getLong("received") == 5);
        }

        await().until(() -> control("seen").getInteger("aborted") > before);
    }

    @Test
    void aBodyThatStopsArrivingIsGivenUp() throws IOException {
        int before = control("seen").getInteger("aborted");

        String answer = raw("POST /api/v1/scans/acme/shop HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n"
                + "Connection: close\r\nContent-Length: 10\r\n\r\nhello");

        assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"request-timeout\"");
        await().until(() -> control("seen").getInteger("aborted") > before);
    }

    @Test
    void bodiesOverTheLimitAreRefusedBeforeOrWhileTheyArrive() throws IOException {
        String announced = raw("POST /api/v1/scans/acme/shop HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n"
                + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 67108865\r\n\r\n");
        byte[] tooLong = new byte[MIB + 1];
        HttpResponse<String> streamed = browser()
                .send(
                        "POST",
                        "/api/v1/organisations",
                        BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(tooLong)),
                        TOKEN);

        assertThat(announced).startsWith("HTTP/1.1 413").contains("\"code\":\"too-large\"");
        assertProblem(streamed, 413, "too-large");
    }

    @Test
    void clientsThatAskBeforeSendingAreToldToGoOn() throws IOException {
        String answer = raw("POST /api/v1/scans/acme/shop HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer a\r\n"
                + "Connection: close\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\nhello");

        assertThat(answer)
                .startsWith("HTTP/1.1 100 Continue")
                .contains("HTTP/1.1 202")
                .contains("{\"bytes\":5}");
    }

    @Test
    void eventsArriveOneByOneAndEndWithTheSession() throws Exception {
        Browser browser = signedIn("ana");
        String word = browser.csrf();

        HttpResponse<InputStream> events = browser.open("/api/v1/feed/acme", "Accept", "text/event-stream");

        assertThat(events.statusCode()).isEqualTo(200);
        assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (var in = new BufferedReader(new InputStreamReader(events.body(), StandardCharsets.UTF_8))) {
            control("emit?data=one");
            assertThat(in.readLine()).isEqualTo("data: one");
            in.readLine();
            control("emit?data=two");
            assertThat(in.readLine()).isEqualTo("data: two");
            browser.post("/auth/logout", "", "X-CSRF-Token", word);
            await().until(() -> control("seen").getInteger("streams") == 0);
        }
    }

    @Test
    void aReaderThatLeavesEndsTheStreamAtTheService() throws Exception {
        HttpResponse<InputStream> events =
                browser().open("/api/v1/feed/acme", "Accept", "text/event-stream", TOKEN[0], TOKEN[1]);
        assertThat(control("seen").getInteger("streams")).isEqualTo(1);

        events.body().close();

        await().until(() -> control("seen").getInteger("streams") == 0);
    }

    private static void assertCsrf(HttpResponse<String> answer) {
        assertProblem(answer, 403, "csrf");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getMap())
                .containsEntry("code", code)
                .containsEntry("status", status)
                .containsEntry("type", "https://cairn.dev/problems/" + code)
                .containsKeys("title", "detail", "instance", "requestId", "traceId");
    }
}
