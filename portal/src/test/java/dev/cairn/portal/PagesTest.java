package dev.cairn.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.portal.support.PortalTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagesTest extends PortalTest {

    private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/acme", "/acme/shop/practices/ci-cd", "/sign-in?returnTo=%2Facme"})
    void everyPageIsTheOneDocument(String path) {
        HttpResponse<String> page = browser().get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.body()).startsWithIgnoringCase("<!doctype html>").containsPattern(SCRIPT);
    }

    @Test
    void documentIsSentAgainOnlyWhenChanged() {
        String tag = browser().get("/").headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = browser().get("/acme", "If-None-Match", "\"other\", W/" + tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(tag);
    }

    @Test
    void hashedFilesAreKeptForAYearAndSentCompressed() {
        Matcher script = SCRIPT.matcher(browser().get("/").body());
        assertThat(script.find()).isTrue();

        HttpResponse<String> plain = browser().get(script.group(1));
        HttpResponse<String> packed = browser().get(script.group(1), "Accept-Encoding", "br;q=1, gzip");
        HttpResponse<String> refused = browser().get(script.group(1), "Accept-Encoding", "gzip;q=0");
        HttpResponse<String> head = browser().send("HEAD", script.group(1), BodyPublishers.noBody());

        assertThat(plain.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(plain.headers().firstValue("Content-Type")).contains("text/javascript;charset=UTF-8");
        assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(length(packed)).isLessThan(length(plain));
        assertThat(packed.headers().firstValue("ETag"))
                .isNotEqualTo(plain.headers().firstValue("ETag"));
        assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(length(head)).isEqualTo(length(plain));
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/missing.js",
                "/assets/",
                "/assets",
                "/q/metrics",
                "/q/health",
                "/q/dev",
                "/q",
                "/openapi",
                "/.git/config",
                "/.env",
                "/application.properties",
                "/index.html.map",
                "/META-INF/resources/index.html",
                "/auth",
                "/auth/other"
            })
    void whatIsNoPageAndNoFileIsNotFound(String path) {
        HttpResponse<String> answer = browser().get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(answer.body()).getString("code")).isEqualTo("not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/assets/missing.js",
                "/auth/session",
                "/auth/login",
                "/auth/login?returnTo=//evil",
                "/auth/callback",
                "/auth/logout",
                "/api/v1/me",
                "/api/v1/nothing",
                "/api/v1//me",
                "/api/v1/jobs/acme/reset"
            })
    void everyAnswerHasTheSecurityHeaders(String path) {
        HttpResponse<String> answer = browser()
                .get(path, path.endsWith("reset") ? new String[] {"Authorization", "Bearer a"} : new String[0]);
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy)
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .contains("form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
        assertThat(answer.headers().firstValue("Permissions-Policy").orElseThrow())
                .contains("camera=()");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("Cache-Control")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void brokenRequestsEndInFourHundreds() throws IOException {
        String huge = raw("GET / HTTP/1.1\r\nHost: x\r\nX-A: " + "a".repeat(70_000) + "\r\n\r\n");
        String twice = raw("POST /auth/logout HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");

        assertThat(huge).startsWith("HTTP/1.1 431");
        assertThat(twice).startsWith("HTTP/1.1 400");
    }

    private static long length(HttpResponse<?> answer) {
        return answer.headers().firstValueAsLong("Content-Length").orElseThrow();
    }
}
