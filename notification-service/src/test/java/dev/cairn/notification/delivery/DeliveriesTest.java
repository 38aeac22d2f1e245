package dev.cairn.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.alert.AlertDesk;
import dev.cairn.notification.delivery.Receiver.Answer;
import dev.cairn.notification.person.Contacts;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class DeliveriesTest {

    @Inject
    Contexts contexts;

    @Inject
    Tenancy tenancy;

    @Inject
    AlertDesk alerts;

    @Inject
    StepDeliveries steps;

    private World.Organisation acme;

    private record Hook(String id, String secret) {}

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private Hook hook(String url, String... types) {
        var made = acme.as("admin")
                .body(Map.of(
                        "name", "Pager", "url", url, "eventTypes", types.length == 0 ? List.of("alert.raised") : types))
                .post("/api/v1/webhooks/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Hook(made.getString("id"), made.getString("secret"));
    }

    private JsonPath deliveries(String query) {
        return acme.as("admin").get("/api/v1/deliveries/" + acme.slug() + query).jsonPath();
    }

    private void awaitState(Hook hook, String state) {
        await().atMost(World.SOON)
                .until(() -> deliveries("?webhook=" + hook.id()).getList("items.state").stream()
                        .anyMatch(state::equals));
    }

    private String webhook(Hook hook, String field) {
        return acme.as("admin")
                .get("/api/v1/webhooks/" + acme.slug() + "/" + hook.id())
                .path(field);
    }

    private static void verify(String secret, Receiver.Message message) throws Exception {
        var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(message.headers());
        new Webhook(secret).verify(message.body(), headers);
    }

    private static JsonNode json(String body) throws JsonProcessingException {
        return new ObjectMapper().readTree(body);
    }

    @Test
    void anAlertArrivesSignedAndOnce() throws Exception {
        try (var receiver = Receiver.answering(204)) {
            Hook hook = hook(receiver.url());
            var project = World.project(acme);
            var event = World.lost(project, 1, "foundation.ci-cd");
            TestEvents.publish(event);
            World.lost(project, 2, "foundation.ci-cd");
            awaitState(hook, "delivered");
            await().atMost(World.SOON)
                    .until(() -> acme.as("admin")
                            .get("/api/v1/alerts/" + acme.slug() + "/" + World.alertOf(project))
                            .path("count")
                            .equals(2));

            assertThat(receiver.messages()).hasSize(1);
            var message = receiver.messages().get(0);
            verify(hook.secret(), message);
            assertThat(message.header("Content-type")).isEqualTo("application/json");
            JsonNode body = json(message.body());
            assertThat(body.path("type").asText()).isEqualTo("alert.raised");
            assertThat(body.path("timestamp").asText()).endsWith("Z");
            assertThat(body.at("/data/organisation/slug").asText()).isEqualTo(acme.slug());
            assertThat(body.at("/data/alert/kind").asText()).isEqualTo("regression");
            assertThat(body.at("/data/alert/project/slug").asText()).isEqualTo("shop");
            JsonPath list = deliveries("");
            assertThat(list.getList("items")).hasSize(1);
            assertThat(list.getString("items[0].messageId")).isEqualTo(message.header("Webhook-id"));
            assertThat(list.getInt("items[0].attempts[0].status")).isEqualTo(204);
            acme.as("viewer")
                    .get("/api/v1/alerts/" + acme.slug() + "/" + World.alertOf(project) + "/timeline")
                    .then()
                    .body("items.kind", hasItem("delivered"));
        }
    }

    @Test
    void onlyWhatWasChosenIsTold() {
        try (var raised = Receiver.answering(200);
                var resolved = Receiver.answering(200)) {
            Hook first = hook(raised.url());
            Hook second = hook(resolved.url(), "alert.resolved", "alert.acknowledged");
            String alert = World.alert(acme);
            awaitState(first, "delivered");
            acme.as("responder").post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/acknowledge");
            acme.as("responder").post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/resolve");
            await().atMost(World.SOON).until(() -> resolved.messages().size() == 2);

            assertThat(raised.messages()).hasSize(1);
            assertThat(deliveries("?webhook=" + second.id()).getList("items.eventType"))
                    .containsExactly("alert.resolved", "alert.acknowledged");
        }
    }

    @Test
    void failuresAreTriedAgainUnderOneId() throws Exception {
        try (var receiver = new Receiver(count -> Answer.of(count < 3 ? 500 : 200))) {
            Hook hook = hook(receiver.url());
            String alert = World.alert(acme);
            awaitState(hook, "delivered");

            assertThat(receiver.messages()).hasSize(3);
            assertThat(receiver.messages().stream().map(one -> one.header("Webhook-id")))
                    .containsOnly(receiver.messages().get(0).header("Webhook-id"));
            for (var message : receiver.messages()) {
                verify(hook.secret(), message);
            }
            assertThat(deliveries("").getList("items[0].attempts.status")).containsExactly(500, 500, 200);
            assertThat(webhook(hook, "state")).isEqualTo("active");
            acme.as("viewer")
                    .get("/api/v1/alerts/" + acme.slug() + "/" + alert + "/timeline")
                    .then()
                    .body("items.kind", contains("delivered", "delivery-failed", "raised"))
                    .body("items[1].text", matchesPattern(".* is tried again at [-0-9]+T\\d\\d:\\d\\d:\\d\\dZ"));
        }
    }

    @Test
    void theLastFailureDisablesAndAPersonRepeats() {
        var healed = new boolean[1];
        try (var receiver = new Receiver(count -> Answer.of(healed[0] ? 200 : 500))) {
            Hook hook = hook(receiver.url());
            String alert = World.alert(acme);
            awaitState(hook, "failed");

            assertThat(receiver.messages()).hasSize(4);
            assertThat(webhook(hook, "state")).isEqualTo("disabled");
            assertThat(webhook(hook, "disabledReason")).contains("4 tries").contains("500");
            acme.as("viewer")
                    .get("/api/v1/alerts/" + acme.slug() + "/" + alert + "/timeline")
                    .then()
                    .body("items.kind", hasItem("note"))
                    .body("items[0].text", containsString("disabled"));
            String delivery = deliveries("?state=failed").getString("items[0].id");
            String path = "/api/v1/deliveries/" + acme.slug() + "/" + delivery;
            acme.as("admin").post(path + "/retry").then().statusCode(409).body("code", equalTo("webhook-disabled"));
            acme.as("admin")
                    .post("/api/v1/webhooks/" + acme.slug() + "/" + hook.id() + "/test")
                    .then()
                    .statusCode(409);

            healed[0] = true;
            String hookPath = "/api/v1/webhooks/" + acme.slug() + "/" + hook.id();
            acme.as("admin")
                    .header("If-Match", acme.as("admin").get(hookPath).header("ETag"))
                    .body(Map.of("state", "active"))
                    .patch(hookPath)
                    .then()
                    .statusCode(200);
            acme.as("admin")
                    .post(path + "/retry")
                    .then()
                    .statusCode(202)
                    .body("state", equalTo("pending"))
                    .body("nextAttemptAt", notNullValue());
            awaitState(hook, "delivered");
            acme.as("admin").get(path).then().body("attempts", hasSize(5)).body("nextAttemptAt", nullValue());
            assertThat(receiver.messages().get(4).headers()).doesNotContainKey("Cairn-replayed");
            acme.as("admin").post(path + "/retry").then().statusCode(202).body("replayed", equalTo(true));
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 6);
            assertThat(receiver.messages().get(5).header("Cairn-replayed")).isEqualTo("true");
            for (var message : receiver.messages()) {
                assertThat(message.header("Webhook-id"))
                        .isEqualTo(receiver.messages().get(0).header("Webhook-id"));
            }
        }
    }

    @Test
    void goneDisablesAtOnceAndGivesUpWhatWaits() {
        try (var receiver = Receiver.answering(410)) {
            Hook hook = hook(receiver.url());
            World.alert(acme);
            awaitState(hook, "failed");

            assertThat(receiver.messages()).hasSize(1);
            assertThat(webhook(hook, "state")).isEqualTo("disabled");
            assertThat(webhook(hook, "disabledReason")).contains("410");
            World.alert(acme);
            assertThat(deliveries("").getList("items")).hasSize(1);
        }
    }

    @Test
    void adminsAreToldByAnotherWayThatAWebhookIsDisabled() throws Exception {
        try (var receiver = Receiver.answering(410);
                var own = Receiver.answering(200)) {
            String method = Contacts.webhook(acme, "admin", own);
            acme.as("admin")
                    .body(Map.of("letters", true))
                    .patch(Contacts.path(acme, "/" + method))
                    .then()
                    .statusCode(200);
            Hook hook = hook(receiver.url());
            World.alert(acme);
            await().atMost(World.SOON).until(() -> own.messages().size() == 2);

            JsonNode letter = json(own.messages().get(1).body());
            assertThat(letter.path("type").asText()).isEqualTo("webhook.disabled");
            assertThat(letter.at("/data/webhook/id").asText()).isEqualTo(hook.id());
            assertThat(letter.at("/data/reason").asText()).contains("410");
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (var target = Receiver.answering(200);
                var receiver = new Receiver(count -> new Answer(302, Map.of("Location", target.url())))) {
            Hook hook = hook(receiver.url());
            World.alert(acme);
            awaitState(hook, "failed");

            assertThat(target.messages()).isEmpty();
            assertThat(deliveries("").getString("items[0].attempts[0].error")).contains("redirect");
        }
    }

    @Test
    void theBeginningOfAnAnswerIsKeptForAdmins() {
        try (var receiver = new Receiver(count -> new Answer(200, Map.of(), "Thanks\0" + "!".repeat(5000)))) {
            Hook hook = hook(receiver.url());
            World.alert(acme);
            awaitState(hook, "delivered");

            String answer = deliveries("").getString("items[0].attempts[0].answer");
            assertThat(answer).startsWith("Thanks\ufffd!").hasSize(1024);
        }
    }

    /** Answers the first message with 500, but not before it is told to. */
    private static Receiver hesitating(CountDownLatch go) {
        return new Receiver(count -> {
            if (count > 1) {
                return Answer.of(200);
            }
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.of(500);
        });
    }

    private static List<String> told(Receiver receiver, String alert) {
        return receiver.messages().stream()
                .map(Receiver.Message::body)
                .filter(body -> body.contains(alert))
                .map(body -> JsonPath.from(body).getString("type"))
                .toList();
    }

    @Test
    void laterMessagesAboutAnAlertWaitAndOthersDoNot() {
        var go = new CountDownLatch(1);
        try (var receiver = hesitating(go)) {
            Hook hook = hook(receiver.url(), "alert.raised", "alert.resolved");
            String first = World.alert(acme);
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 1);
            acme.as("responder").post("/api/v1/alerts/" + acme.slug() + "/" + first + "/resolve");
            String second = World.alert(acme);
            go.countDown();
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 4);

            assertThat(told(receiver, first)).containsExactly("alert.raised", "alert.raised", "alert.resolved");
            assertThat(told(receiver, second)).containsExactly("alert.raised");
            assertThat(receiver.messages().get(3).body()).contains(first);
            assertThat(deliveries("?webhook=" + hook.id() + "&state=pending").getList("items"))
                    .isEmpty();
        }
    }

    @Test
    void aDeadMessageHoldsItsAlertOnlyForAWhile() throws SQLException {
        var go = new CountDownLatch(1);
        try (var receiver = hesitating(go)) {
            hook(receiver.url(), "alert.raised", "alert.resolved");
            String alert = World.alert(acme);
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 1);
            acme.as("responder").post("/api/v1/alerts/" + acme.slug() + "/" + alert + "/resolve");
            sql("update delivery set holds_until = now() - interval '1 second' where alert_id = '" + alert + "'");
            go.countDown();
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 3);

            assertThat(told(receiver, alert)).containsExactly("alert.raised", "alert.resolved", "alert.raised");
        }
    }

    private void sql(String change) throws SQLException {
        try (var owner = ServersResource.connect("app");
                var sql = owner.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            assertThat(sql.executeUpdate(change)).isPositive();
        }
    }

    @Test
    void aWebhookIsSentNoMoreThanItTakesAndStepsOfEscalationsGoFirst() {
        try (var receiver = Receiver.answering(200)) {
            Hook hook = hook(receiver.url(), "alert.resolved");
            String path = "/api/v1/webhooks/" + acme.slug() + "/" + hook.id();
            acme.as("admin")
                    .header("If-Match", "\"1\"")
                    .body(Map.of("mostPerMinute", 2))
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .body("mostPerMinute", equalTo(2));
            for (int i = 0; i < 4; i++) {
                acme.as("admin").post(path + "/test");
            }
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 2);

            String alert = World.alert(acme);
            assertThat(tell(hook, alert)).isTrue();
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 3);

            assertThat(told(receiver, alert)).containsExactly("alert.escalated");
            assertThat(deliveries("?webhook=" + hook.id() + "&state=pending").getList("items.eventType"))
                    .containsExactly("webhook.test", "webhook.test");
        }
    }

    /** As a step of an escalation does. */
    private boolean tell(Hook hook, String alert) {
        return contexts.fresh(() -> tenancy.write(
                        acme.id(),
                        () -> alerts.brief(List.of(UUID.fromString(alert)))
                                .chain(found ->
                                        steps.tell(UUID.fromString(hook.id()), found.get(0), Map.of("step", 1)))))
                .await()
                .atMost(World.SOON);
    }

    @Test
    void retryAfterIsObeyed() {
        try (var receiver =
                new Receiver(count -> count == 1 ? new Answer(503, Map.of("Retry-After", "2")) : Answer.of(200))) {
            Hook hook = hook(receiver.url());
            World.alert(acme);
            awaitState(hook, "delivered");

            long waited = receiver.messages().get(1).nanos()
                    - receiver.messages().get(0).nanos();
            assertThat(Duration.ofNanos(waited)).isGreaterThan(Duration.ofMillis(1900));
        }
    }

    @Test
    void anEndpointThatHangsDelaysNobody() {
        try (var hanging = new Receiver(count -> null);
                var healthy = Receiver.answering(200)) {
            Hook slow = hook(hanging.url());
            hook(healthy.url());
            for (int i = 0; i < 5; i++) {
                World.lost(World.project(acme), 1, "foundation.ci-cd");
            }
            await().atMost(World.SOON).until(() -> healthy.messages().size() == 5);

            assertThat(deliveries("?webhook=" + slow.id()).getList("items.state"))
                    .doesNotContain("delivered");
            assertThat(hanging.messages()).hasSizeLessThan(5);
        }
    }

    @Test
    void bothSecretsSignWhileOneIsReplaced() throws Exception {
        try (var receiver = Receiver.answering(200)) {
            Hook hook = hook(receiver.url());
            String path = "/api/v1/webhooks/" + acme.slug() + "/" + hook.id();
            String renewed = acme.as("admin").post(path + "/rotate-secret").path("secret");
            acme.as("admin")
                    .post(path + "/test")
                    .then()
                    .statusCode(202)
                    .body("eventType", equalTo("webhook.test"))
                    .body("state", equalTo("pending"));
            awaitState(hook, "delivered");

            var message = receiver.messages().get(0);
            verify(hook.secret(), message);
            verify(renewed, message);
            assertThat(message.header("Webhook-signature").split(" ")).hasSize(2);
            assertThat(json(message.body()).at("/data/webhook/id").asText()).isEqualTo(hook.id());
        }
    }

    @Test
    void deliveriesArePagedAndBadInputIsRefused() {
        try (var receiver = Receiver.answering(200)) {
            Hook hook = hook(receiver.url());
            for (int i = 0; i < 3; i++) {
                acme.as("admin").post("/api/v1/webhooks/" + acme.slug() + "/" + hook.id() + "/test");
            }
            var seen = new ArrayList<String>(deliveries("?limit=2").getList("items.id"));
            seen.addAll(deliveries("?limit=2&cursor=" + deliveries("?limit=2").getString("nextCursor"))
                    .getList("items.id"));
            assertThat(seen).hasSize(3).doesNotHaveDuplicates();
            assertThat(deliveries("?webhook=" + UUID.randomUUID()).getList("items"))
                    .isEmpty();
        }
        String path = "/api/v1/deliveries/" + acme.slug();
        acme.as("admin").get(path + "?state=lost").then().statusCode(400).body("errors.pointer", hasItem("?state"));
        acme.as("admin").get(path + "?webhook=x").then().statusCode(400).body("errors.pointer", hasItem("?webhook"));
        acme.as("admin").get(path + "/" + UUID.randomUUID()).then().statusCode(404);
        acme.as("admin").post(path + "/" + UUID.randomUUID() + "/retry").then().statusCode(404);
        acme.as("viewer").get(path).then().statusCode(403);
        acme.as("admin")
                .contentType("text/plain")
                .body("x")
                .post(path + "/" + UUID.randomUUID() + "/retry")
                .then()
                .statusCode(415);
    }
}
