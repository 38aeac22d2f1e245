package dev.cairn.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NotificationTest
class WebhooksTest {

    private static final String URL = "https://example.com/hook";

    private static World.Organisation acme;

    @BeforeEach
    void organisation() {
        if (acme == null) {
            acme = World.organisation();
        }
    }

    private static String path(String... rest) {
        return "/api/v1/webhooks/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private static Map<String, Object> hook(String url) {
        return Map.of("name", "Pager", "url", url, "eventTypes", List.of("alert.resolved", "alert.raised"));
    }

    private static ValidatableResponse create(String url) {
        return acme.as("admin").body(hook(url)).post(path()).then();
    }

    private static String made() {
        return create(URL).statusCode(201).extract().path("id");
    }

    private static void remove(String id) {
        String tag = acme.as("admin").get(path(id)).header("ETag");
        acme.as("admin").header("If-Match", tag).delete(path(id)).then().statusCode(204);
    }

    @Test
    void aWebhookIsMadeReadChangedAndRemoved() {
        var created = create(URL)
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("state", equalTo("active"))
                .body("eventTypes", contains("alert.raised", "alert.resolved"));
        String id = created.extract().path("id");
        created.header("Location", containsString(path(id)));
        acme.as("admin").get(path(id)).then().statusCode(200).body("secret", nullValue());
        acme.as("admin").get(path()).then().body("items.id", hasItem(id)).body("items[0].secret", nullValue());

        acme.as("admin").body(Map.of("name", "x")).patch(path(id)).then().statusCode(428);
        acme.as("admin")
                .header("If-Match", "\"9\"")
                .body(Map.of("name", "x"))
                .patch(path(id))
                .then()
                .statusCode(412);
        acme.as("admin")
                .header("If-Match", "\"1\"")
                .contentType("application/merge-patch+json")
                .body("{\"name\": \"Other\", \"state\": \"disabled\", \"eventTypes\": [\"alert.raised\"]}")
                .patch(path(id))
                .then()
                .statusCode(200)
                .body("name", equalTo("Other"))
                .body("state", equalTo("disabled"))
                .body("disabledReason", equalTo("Disabled by The admin"))
                .body("eventTypes", contains("alert.raised"))
                .body("url", equalTo(URL));
        String tag = acme.as("admin").get(path(id)).header("ETag");
        acme.as("admin")
                .header("If-Match", tag)
                .body(Map.of("state", "active", "url", URL + "/2"))
                .patch(path(id))
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("disabledReason", nullValue())
                .body("url", equalTo(URL + "/2"));
        acme.as("admin").delete(path(id)).then().statusCode(428);
        remove(id);
        acme.as("admin").get(path(id)).then().statusCode(404);
        acme.as("admin").post(path(id, "test")).then().statusCode(404);
        acme.as("admin").post(path(id, "rotate-secret")).then().statusCode(404);
    }

    @Test
    void theSecretIsShownOnceAndKeptSealed() throws SQLException {
        String secret = create(URL).extract().path("secret");
        assertThat(secret).startsWith("whsec_");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        assertThat(key).hasSize(32);
        try (var owner = ServersResource.connect("app");
                var sql = owner.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            var rows = sql.executeQuery("select secret from webhook");
            while (rows.next()) {
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain(new String(key, StandardCharsets.ISO_8859_1));
            }
        }
    }

    @Test
    void aRepeatedRequestMakesOneAndShowsTheSameSecret() {
        var secrets = new ArrayList<String>();
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            secrets.add(acme.as("admin")
                    .header("Idempotency-Key", key)
                    .body(hook(URL))
                    .post(path())
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("secret"));
        }
        assertThat(secrets.get(0)).isEqualTo(secrets.get(1));
    }

    @Test
    void aNewSecretIsAnotherOne() {
        var created = create(URL);
        String id = created.extract().path("id");
        acme.as("admin")
                .post(path(id, "rotate-secret"))
                .then()
                .statusCode(200)
                .body("secret", not(equalTo(created.extract().<String>path("secret"))))
                .body("version", equalTo(2));
        remove(id);
    }

    @Test
    void whatItSignsByIsChosenAndChanged() {
        var body = new HashMap<>(hook(URL));
        body.put("signatures", List.of("v1a"));
        var made = acme.as("admin").body(body).post(path()).then().statusCode(201);
        made.body("secret", nullValue()).body("signatures", contains("v1a")).body("publicKey", startsWith("whpk_"));
        String id = made.extract().path("id");
        String key = made.extract().path("publicKey");
        acme.as("admin").get(path(id)).then().body("publicKey", equalTo(key));
        acme.as("admin")
                .post(path(id, "rotate-secret"))
                .then()
                .statusCode(409)
                .body("code", equalTo("signature-not-used"));
        change(id, Map.of("signatures", List.of("v1", "v1a")))
                .statusCode(200)
                .body("secret", startsWith("whsec_"))
                .body("publicKey", equalTo(key));
        acme.as("admin").get(path(id)).then().body("secret", nullValue()).body("signatures", contains("v1", "v1a"));
        acme.as("admin")
                .post(path(id, "rotate-key"))
                .then()
                .statusCode(200)
                .body("publicKey", not(equalTo(key)))
                .body("previousPublicKey", equalTo(key));
        change(id, Map.of("signatures", List.of("v1")))
                .statusCode(200)
                .body("secret", nullValue())
                .body("publicKey", nullValue())
                .body("previousPublicKey", nullValue());
        acme.as("admin").post(path(id, "rotate-key")).then().statusCode(409);
        change(id, Map.of("signatures", List.of())).statusCode(400).body("errors.pointer", hasItem("/signatures"));
        change(id, Map.of("signatures", List.of("v1", "v2")))
                .statusCode(400)
                .body("errors.pointer", hasItem("/signatures/1"));
        change(id, Map.of("mostPerMinute", 0)).statusCode(400).body("errors.pointer", hasItem("/mostPerMinute"));
        remove(id);
    }

    private static ValidatableResponse change(String id, Map<String, Object> patch) {
        String tag = acme.as("admin").get(path(id)).header("ETag");
        return acme.as("admin")
                .header("If-Match", tag)
                .body(patch)
                .patch(path(id))
                .then();
    }

    @Test
    void onlyAdminsMay() {
        String id = made();
        for (String role : List.of("viewer", "responder", "editor")) {
            acme.as(role).get(path()).then().statusCode(403);
            acme.as(role).get(path(id)).then().statusCode(403);
            acme.as(role).body(hook(URL)).post(path()).then().statusCode(403);
            acme.as(role).post(path(id, "test")).then().statusCode(403);
            acme.as(role).post(path(id, "rotate-secret")).then().statusCode(403);
            acme.as(role).post(path(id, "rotate-key")).then().statusCode(403);
        }
        acme.asToken().get(path(id)).then().statusCode(200);
        remove(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.216.34/",
                "ftp://example.com/",
                "https://10.0.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.100.100.200/",
                "https://[fe80::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://127.1/",
                "https://user@example.com/",
                "https://example.com:22/",
                "https://example.com:6379/",
                "https://example.com/#x",
                "https:example.com",
                "not a url",
                ""
            })
    void hostileUrlsAreRefused(String url) {
        create(url).statusCode(422).body("code", equalTo("unprocessable")).body("errors.pointer", hasItem("/url"));
    }

    @Test
    void badInputIsRefused() {
        String id = made();
        refused("/name", Map.of("url", URL, "eventTypes", List.of("alert.raised")));
        refused("/name", Map.of("name", " ", "url", URL, "eventTypes", List.of("alert.raised")));
        refused("/name", Map.of("name", "x".repeat(101), "url", URL, "eventTypes", List.of("alert.raised")));
        refused("/name", Map.of("name", "a\nb", "url", URL, "eventTypes", List.of("alert.raised")));
        refused("/url", Map.of("name", "x", "eventTypes", List.of("alert.raised")));
        refused("/eventTypes", Map.of("name", "x", "url", URL));
        refused("/eventTypes", Map.of("name", "x", "url", URL, "eventTypes", List.of()));
        refused("/eventTypes/1", Map.of("name", "x", "url", URL, "eventTypes", List.of("alert.raised", "alert.eaten")));
        refused("/colour", Map.of("name", "x", "url", URL, "eventTypes", List.of("alert.raised"), "colour", 1));
        acme.as("admin").body("").post(path()).then().statusCode(400);
        acme.as("admin").contentType("text/plain").body("x").post(path()).then().statusCode(415);
        acme.as("admin")
                .header("If-Match", "\"1\"")
                .body(Map.of("state", "asleep"))
                .patch(path(id))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/state"));
        acme.as("admin")
                .header("If-Match", "\"1\"")
                .body(Map.of("url", "https://10.0.0.1/"))
                .patch(path(id))
                .then()
                .statusCode(422);
        acme.as("admin")
                .header("If-Match", "\"1\"")
                .body(Map.of("secret", "x"))
                .patch(path(id))
                .then()
                .statusCode(400);
        remove(id);
    }

    private static void refused(String pointer, Map<String, Object> body) {
        acme.as("admin").body(body).post(path()).then().statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void thereAreTwentyAtTheMost() {
        World.Organisation many = World.organisation();
        String list = "/api/v1/webhooks/" + many.slug();
        for (int i = 0; i < 20; i++) {
            many.as("admin").body(hook(URL)).post(list).then().statusCode(201);
        }
        many.as("admin")
                .body(hook(URL))
                .post(list)
                .then()
                .statusCode(422)
                .body("code", equalTo("limit-reached"))
                .body("detail", containsString("20"));
        many.as("admin").get(list + "?limit=7").then().body("items", hasSize(7));
    }
}
