package dev.cairn.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.delivery.Receiver.Message;
import dev.cairn.notification.webhook.domain.WebhookSecret;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service sends is judged by the npm package standardwebhooks, as a receiver would judge it. */
@NotificationTest
class ConformanceTest {

    private static final String ACCEPTED = "accepted";
    private static final String NO_MATCH = "No matching signature found";
    private static final String TOO_OLD = "Message timestamp too old";

    private final Map<String, String> expected = new LinkedHashMap<>();
    private final List<String> lines = new ArrayList<>();
    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private JsonPath hook(Receiver receiver, String... signatures) {
        return acme.as("admin")
                .body(Map.of(
                        "name",
                        "Pager",
                        "url",
                        receiver.url(),
                        "eventTypes",
                        List.of("alert.raised"),
                        "signatures",
                        signatures))
                .post("/api/v1/webhooks/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private JsonPath post(JsonPath hook, String what) {
        return acme.as("admin")
                .post("/api/v1/webhooks/" + acme.slug() + "/" + hook.getString("id") + "/" + what)
                .jsonPath();
    }

    /** A message that the service sends now. */
    private Message next(JsonPath hook, Receiver receiver) {
        int before = receiver.messages().size();
        post(hook, "test");
        await().atMost(World.SOON).until(() -> receiver.messages().size() > before);
        return receiver.messages().get(before);
    }

    private static Map<String, String> headers(Message message) {
        var headers = new HashMap<String, String>();
        message.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return headers;
    }

    private void expect(String what, String answer, String key, Message message) {
        expect(what, answer, key, headers(message), message.body());
    }

    private void expect(String what, String answer, String key, Map<String, String> headers, String body) {
        try {
            String kind = key.startsWith("whpk_") ? "publicKey" : "secret";
            lines.add(new ObjectMapper().writeValueAsString(Map.of(kind, key, "headers", headers, "body", body)));
            expected.put(what, answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thePackageAcceptsWhatWeSendAndNothingElse() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            JsonPath v1 = hook(receiver, "v1");
            JsonPath both = hook(receiver, "v1", "v1a");
            JsonPath v1a = hook(receiver, "v1a");
            assertThat(v1a.getString("secret")).isNull();
            assertThat(v1.getString("publicKey")).isNull();
            String secret = v1.getString("secret");
            String key = v1a.getString("publicKey");

            Message bySecret = next(v1, receiver);
            Message byKey = next(v1a, receiver);
            Message byBoth = next(both, receiver);
            expect("v1", ACCEPTED, secret, bySecret);
            expect("v1a", ACCEPTED, key, byKey);
            expect("v1 of both", ACCEPTED, both.getString("secret"), byBoth);
            expect("v1a of both", ACCEPTED, both.getString("publicKey"), byBoth);
            expect("another secret", NO_MATCH, both.getString("secret"), bySecret);
            expect("another key", NO_MATCH, both.getString("publicKey"), byKey);
            expect("another body", NO_MATCH, secret, headers(bySecret), bySecret.body() + " ");
            expect("another body by key", NO_MATCH, key, headers(byKey), byKey.body() + " ");
            var renamed = headers(bySecret);
            renamed.put("webhook-id", "msg_0");
            expect("another id", NO_MATCH, secret, renamed, bySecret.body());
            var later = headers(byKey);
            later.put("webhook-timestamp", String.valueOf(Long.parseLong(later.get("webhook-timestamp")) + 1));
            expect("another time", NO_MATCH, key, later, byKey.body());
            var kept = new WebhookSecret(Base64.getDecoder().decode(secret.substring("whsec_".length())));
            var old = Signatures.headers(
                    List.of(kept), "msg_1", Clock.systemUTC().instant().minus(Duration.ofMinutes(6)), "{}");
            expect("an old message", TOO_OLD, secret, old, "{}");

            rotate(both, receiver);
        }
        assertThat(judged()).isEqualTo(expected);
    }

    private void rotate(JsonPath hook, Receiver receiver) throws SQLException {
        String secret = hook.getString("secret");
        String key = hook.getString("publicKey");
        String newSecret = post(hook, "rotate-secret").getString("secret");
        JsonPath rotated = post(hook, "rotate-key");
        String newKey = rotated.getString("publicKey");
        assertThat(rotated.getString("previousPublicKey")).isEqualTo(key).isNotEqualTo(newKey);

        Message during = next(hook, receiver);
        expect("the secret before, during the overlap", ACCEPTED, secret, during);
        expect("the new secret, during the overlap", ACCEPTED, newSecret, during);
        expect("the key before, during the overlap", ACCEPTED, key, during);
        expect("the new key, during the overlap", ACCEPTED, newKey, during);

        endOverlap(hook);
        Message after = next(hook, receiver);
        expect("the secret before, after the overlap", NO_MATCH, secret, after);
        expect("the new secret, after the overlap", ACCEPTED, newSecret, after);
        expect("the key before, after the overlap", NO_MATCH, key, after);
        expect("the new key, after the overlap", ACCEPTED, newKey, after);
    }

    private void endOverlap(JsonPath hook) throws SQLException {
        try (var connection = ServersResource.connect("app");
                var sql = connection.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            assertThat(sql.executeUpdate(
                            "update webhook set previous_until = now(), previous_key_until = now() where id = '"
                                    + hook.getString("id") + "'"))
                    .isEqualTo(1);
        }
    }

    /** What the package says of each case. */
    private Map<String, String> judged() throws IOException, InterruptedException {
        Process node = new ProcessBuilder(
                        "node", Path.of("src/test/conformance/verify.mjs").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var in = node.getOutputStream()) {
            in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var answers = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(answers).hasSameSizeAs(lines);
        var judged = new LinkedHashMap<String, String>();
        int place = 0;
        for (String what : expected.keySet()) {
            judged.put(what, answers.get(place++));
        }
        return judged;
    }
}
