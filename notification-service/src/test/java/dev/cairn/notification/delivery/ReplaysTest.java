package dev.cairn.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.delivery.Receiver.Answer;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class ReplaysTest {

    private static final String LONG_AGO = "2026-01-01T00:00:00Z";

    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private String webhook(Receiver receiver) {
        return acme.as("admin")
                .body(Map.of(
                        "name",
                        "Pager",
                        "url",
                        receiver.url(),
                        "eventTypes",
                        List.of("alert.raised", "alert.resolved")))
                .post("/api/v1/webhooks/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String path(String webhook, String... rest) {
        return "/api/v1/webhooks/" + acme.slug() + "/" + webhook + "/replays"
                + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private ValidatableResponse replay(String webhook, Map<String, Object> asked) {
        return acme.as("admin").body(asked).post(path(webhook)).then();
    }

    private void awaitEnd(String webhook, String replay) {
        await().atMost(World.SOON)
                .until(() -> !acme.as("admin")
                        .get(path(webhook, replay))
                        .path("state")
                        .equals("running"));
    }

    private static List<String> ids(Stream<Receiver.Message> messages) {
        return messages.map(message -> message.header("Webhook-id")).toList();
    }

    private void alerts(Receiver receiver, int many) {
        for (int i = 0; i < many; i++) {
            World.alert(acme);
        }
        await().atMost(World.SOON).until(() -> receiver.messages().size() == many);
        await().atMost(World.SOON)
                .until(() -> acme.as("admin")
                        .get("/api/v1/deliveries/" + acme.slug() + "?state=pending")
                        .jsonPath()
                        .getList("items")
                        .isEmpty());
    }

    @Test
    void whatWasQueuedInATimeIsSentOnceMoreUnderItsIdsAndInOrder() {
        try (var receiver = Receiver.answering(200)) {
            String webhook = webhook(receiver);
            alerts(receiver, 3);
            var before = ids(receiver.messages().stream());
            String begun = replay(webhook, Map.of("from", LONG_AGO))
                    .statusCode(202)
                    .body("total", equalTo(3))
                    .body("types", nullValue())
                    .body("askedBy", equalTo("The admin"))
                    .extract()
                    .path("id");
            awaitEnd(webhook, begun);

            acme.as("admin")
                    .get(path(webhook, begun))
                    .then()
                    .body("state", equalTo("done"))
                    .body("delivered", equalTo(3))
                    .body("failed", equalTo(0));
            assertThat(receiver.messages()).hasSize(6);
            assertThat(ids(receiver.messages().stream().skip(3))).isEqualTo(before);
            assertThat(receiver.messages().stream().skip(3).map(message -> message.header("Cairn-replayed")))
                    .containsOnly("true");
            assertThat(receiver.messages().get(0).headers()).doesNotContainKey("Cairn-replayed");
            acme.as("admin")
                    .get("/api/v1/deliveries/" + acme.slug())
                    .then()
                    .body("items.replayed", contains(true, true, true))
                    .body("items[0].attempts", hasSize(2));
            acme.as("admin").get(path(webhook)).then().body("items.id", contains(begun));
        }
    }

    @Test
    void onlyTheTimeAndTheTypesThatAreAskedFor() {
        try (var receiver = Receiver.answering(200)) {
            String webhook = webhook(receiver);
            alerts(receiver, 1);
            String empty = replay(webhook, Map.of("from", LONG_AGO, "to", "2026-01-02T00:00:00Z"))
                    .statusCode(202)
                    .body("state", equalTo("done"))
                    .body("total", equalTo(0))
                    .extract()
                    .path("id");
            replay(webhook, Map.of("from", LONG_AGO, "types", List.of("alert.resolved", "alert.escalated")))
                    .statusCode(202)
                    .body("types", contains("alert.escalated", "alert.resolved"))
                    .body("total", equalTo(0));
            acme.as("admin")
                    .post(path(webhook, empty, "cancel"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("done"));

            assertThat(receiver.messages()).hasSize(1);
        }
    }

    @Test
    void oneIsCancelledAndWhatHadArrivedHasArrivedStill() {
        var gate = new CompletableFuture<Answer>();
        try (var receiver = new Receiver(count -> count <= 3 ? Answer.of(200) : gate.join())) {
            String webhook = webhook(receiver);
            alerts(receiver, 3);
            String begun = replay(webhook, Map.of("from", LONG_AGO))
                    .statusCode(202)
                    .extract()
                    .path("id");
            replay(webhook, Map.of("from", LONG_AGO)).statusCode(409).body("code", equalTo("replay-running"));
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 4);
            acme.as("admin")
                    .post(path(webhook, begun, "cancel"))
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("cancelled"))
                    .body("delivered", equalTo(0));
            gate.complete(Answer.of(200));

            acme.as("admin")
                    .get("/api/v1/deliveries/" + acme.slug())
                    .then()
                    .body("items.state", contains("delivered", "delivered", "delivered"));
            String alert = World.alert(acme);
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 5);
            assertThat(receiver.messages().get(4).body()).contains(alert);
        }
    }

    @Test
    void whatIsNewGoesBeforeAReplay() {
        var gate = new CompletableFuture<Answer>();
        try (var receiver = new Receiver(count -> count == 4 ? gate.join() : Answer.of(200))) {
            String webhook = webhook(receiver);
            alerts(receiver, 3);
            replay(webhook, Map.of("from", LONG_AGO)).statusCode(202);
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 4);
            String alert = World.alert(acme);
            gate.complete(Answer.of(200));
            await().atMost(World.SOON).until(() -> receiver.messages().size() == 7);

            assertThat(receiver.messages().get(4).body()).contains(alert);
        }
    }

    @Test
    void itEndsWithItsWebhook() {
        var broken = new AtomicReference<>(200);
        try (var receiver = new Receiver(count -> Answer.of(broken.get()))) {
            String webhook = webhook(receiver);
            alerts(receiver, 2);
            broken.set(410);
            String begun = replay(webhook, Map.of("from", LONG_AGO))
                    .statusCode(202)
                    .extract()
                    .path("id");
            awaitEnd(webhook, begun);

            acme.as("admin")
                    .get(path(webhook, begun))
                    .then()
                    .body("state", equalTo("done"))
                    .body("failed", equalTo(2));
            replay(webhook, Map.of("from", LONG_AGO)).statusCode(409).body("code", equalTo("webhook-disabled"));
        }
    }

    @Test
    void itHasAnEndAndBadInputIsRefused() {
        try (var receiver = Receiver.answering(200)) {
            String webhook = webhook(receiver);
            alerts(receiver, 21);
            replay(webhook, Map.of("from", LONG_AGO)).statusCode(422).body("code", equalTo("replay-too-large"));
            acme.as("admin").get(path(webhook)).then().body("items", hasSize(0));
            acme.as("admin")
                    .get("/api/v1/deliveries/" + acme.slug() + "?state=pending")
                    .then()
                    .body("items", hasSize(0));

            replay(webhook, Map.of()).statusCode(422).body("errors.pointer", hasItem("/from"));
            replay(webhook, Map.of("from", LONG_AGO, "to", LONG_AGO))
                    .statusCode(422)
                    .body("errors.pointer", hasItem("/to"));
            replay(webhook, Map.of("from", LONG_AGO, "types", List.of("alert.raised", "webhook.test")))
                    .statusCode(400)
                    .body("errors.pointer", hasItem("/types/1"));
            replay(webhook, Map.of("from", LONG_AGO, "types", List.of())).statusCode(400);
            String nobody = UUID.randomUUID().toString();
            replay(nobody, Map.of("from", LONG_AGO)).statusCode(404);
            acme.as("admin").get(path(nobody)).then().statusCode(404);
            acme.as("admin").get(path(webhook, nobody)).then().statusCode(404);
            acme.as("admin").post(path(webhook, nobody, "cancel")).then().statusCode(404);
            acme.as("editor").get(path(webhook)).then().statusCode(403);
            acme.as("editor")
                    .body(Map.of("from", LONG_AGO))
                    .post(path(webhook))
                    .then()
                    .statusCode(403);
            var other = World.organisation();
            other.as("admin")
                    .body(Map.of("from", LONG_AGO))
                    .post(path(webhook).replace(acme.slug(), other.slug()))
                    .then()
                    .statusCode(404);
        }
    }
}
