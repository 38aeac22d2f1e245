package dev.cairn.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.portal.support.Browser;
import dev.cairn.portal.support.PortalTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there for everybody passes without a session, and never takes one along. */
@QuarkusTest
class PublicTest extends PortalTest {

    @ParameterizedTest
    @CsvSource({
        "/public/abc_DEF-123, /api/v1/badges/abc_DEF-123.html",
        "/public/abc?utm=1, /api/v1/badges/abc.html",
        "/api/v1/badges/abc.svg, /api/v1/badges/abc.svg",
        "/api/v1/calendars/abc.ics, /api/v1/calendars/abc.ics",
        "/ack/abc_DEF-123, /api/v1/acknowledgements/abc_DEF-123",
        "/ack/a.b, /api/v1/acknowledgements/none",
        "/.well-known/jwks.json, /.well-known/jwks.json",
    })
    void everybodyMayRead(String path, String target) {
        for (Browser browser : new Browser[] {browser(), signedIn("ana")}) {
            HttpResponse<String> answer = browser.get(path, "X-Forwarded-For", "6.6.6.6");

            assertThat(answer.statusCode()).isEqualTo(200);
            var echoed = new JsonObject(answer.body());
            assertThat(echoed.getString("uri")).isEqualTo(target);
            assertThat(echoed.getJsonObject("headers").fieldNames()).doesNotContain("authorization", "cookie");
            assertThat(echoed.getJsonObject("headers").getJsonArray("x-forwarded-for"))
                    .containsExactly("127.0.0.1");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aTokenDoesNotGoAlong() {
        var answer = browser().get("/api/v1/badges/abc.svg", "Authorization", "Bearer cairn_x");

        assertThat(new JsonObject(answer.body()).getJsonObject("headers").fieldNames())
                .doesNotContain("authorization");
    }

    @Test
    void aTighterPolicyOfTheServiceIsKeptAndALooserOneIsNot() {
        var tight = browser().get("/public/tight").headers();
        var loose = browser().get("/public/loose").headers();

        assertThat(tight.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-x'; sandbox");
        assertThat(loose.allValues("Content-Security-Policy"))
                .hasSize(1)
                .allSatisfy(policy -> assertThat(policy).startsWith("default-src 'self'"));
        assertThat(tight.allValues("Cross-Origin-Resource-Policy")).containsExactly("cross-origin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/public/", "/public/a/b", "/public/a.html", "/public/a%20b"})
    void aBrokenLinkIsAnsweredAsAWrongOne(String path) {
        var echoed = new JsonObject(browser().get(path).body());

        assertThat(echoed.getString("uri")).isEqualTo("/api/v1/badges/none.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/badges/a", "/api/v1/badges/a/b.svg", "/api/v1/calendars/a"})
    void otherAddressesLeadNowhere(String path) {
        assertThat(browser().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void nothingCanBeWritten() {
        for (String path : new String[] {"/public/abc", "/api/v1/badges/abc.svg", "/.well-known/jwks.json"}) {
            var answer = browser().send("POST", path, BodyPublishers.ofString("{}"));
            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
        }
    }

    @Test
    void aLinkOfAMessageMayActAndCarriesNothing() {
        var answer = signedIn("ana").send("POST", "/ack/abc", BodyPublishers.noBody());

        assertThat(answer.statusCode()).isEqualTo(200);
        var echoed = new JsonObject(answer.body());
        assertThat(echoed.getString("method")).isEqualTo("POST");
        assertThat(echoed.getString("uri")).isEqualTo("/api/v1/acknowledgements/abc");
        assertThat(echoed.getJsonObject("headers").fieldNames()).doesNotContain("authorization", "cookie");
        assertThat(browser()
                        .send("POST", "/ack/abc", BodyPublishers.ofString("much"))
                        .statusCode())
                .isEqualTo(413);
        assertThat(browser()
                        .send("DELETE", "/ack/abc", BodyPublishers.noBody())
                        .headers()
                        .firstValue("Allow"))
                .contains("GET, HEAD, POST, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "/status/acme, /api/v1/status/acme/page",
        "/status/acme/, /api/v1/status/acme/page",
        "/status/acme/feed.atom, /api/v1/status/acme/feed.atom",
        "/status/acme/history/2026-04, /api/v1/status/acme/history/2026-04",
        "/status/acme?utm=1, /api/v1/status/acme/page",
        "/status/Acme, /api/v1/status/-/page",
        "/status/, /api/v1/status/-/page",
        "/api/v1/status/acme, /api/v1/status/acme"
    })
    void statusPagesAreForEverybody(String path, String target) {
        var echoed = new JsonObject(signedIn("ana").get(path).body());

        assertThat(echoed.getString("uri")).isEqualTo(target);
        assertThat(echoed.getJsonObject("headers").fieldNames()).doesNotContain("authorization", "cookie");
    }

    @Test
    void formsOfStatusPagesAreTakenUpToALimit() {
        var taken = browser().send("POST", "/status/acme/subscribe", BodyPublishers.ofString("by=email"));
        var tooLarge = browser().send("POST", "/status/acme/subscribe", BodyPublishers.ofString("x".repeat(33_000)));

        assertThat(new JsonObject(taken.body()).getString("uri")).isEqualTo("/api/v1/status/acme/subscribe");
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(browser()
                        .send("POST", "/status/acme", BodyPublishers.ofString("by=email"))
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void adminsSettingsStillNeedASession() {
        assertThat(browser().get("/api/v1/public-pages/acme/shop").statusCode()).isEqualTo(401);
        assertThat(signedIn("ana").get("/api/v1/public-pages/acme/shop").statusCode())
                .isEqualTo(200);
    }
}
