package dev.cairn.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Whom steps reach beside people, and what outsiders see of escalations. */
@NotificationTest
class EscalationReachTest extends EscalatingOrganisation {

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Inject
    DeadMansBeat beat;

    @Inject
    MeterRegistry meters;

    private String webhook() {
        return acme.as("admin")
                .body(Map.of("name", "Chat", "url", "http://127.0.0.1:18999/", "eventTypes", List.of("alert.resolved")))
                .post("/api/v1/webhooks/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aWebhookThatAStepNamesIsTold() {
        String hook = webhook();
        policy("", step(0, person("responder"), "{\"kind\": \"webhook\", \"id\": \"%s\"}".formatted(hook)));

        String alert = trigger("disk", "critical");

        awaitState(alert, "ended");
        assertThat(said(alert, "escalated").get(0)).endsWith("paged The responder (named in step 1); told 1 webhook");
        acme.as("admin")
                .get("/api/v1/deliveries/" + acme.slug() + "?webhook=" + hook)
                .then()
                .body("items.eventType", hasItem("alert.escalated"));
    }

    @Test
    void aWebhookThatIsDisabledReachesNobody() {
        String hook = webhook();
        policy(
                ", \"fallback\": [%s]".formatted(person("owner")),
                step(0, "{\"kind\": \"webhook\", \"id\": \"%s\"}".formatted(hook)));
        acme.as("admin")
                .header("If-Match", "*")
                .body(Map.of("state", "disabled"))
                .patch("/api/v1/webhooks/" + acme.slug() + "/" + hook)
                .then()
                .statusCode(200);

        String alert = trigger("disk", "critical");

        awaitPages(alert, "1: 1.2 owner");
        assertThat(said(alert, "nobody-on-call").get(0))
                .contains("1 webhook is disabled")
                .contains("the fallback");
    }

    @Test
    void whoeverIsOnCallAtTheStepIsPaged() {
        String schedule = acme.as("editor")
                .body("""
                        {"name": "Primary", "timeZone": "UTC", "layers": [{"rotation": {"unit": "weeks", "length": 1,
                        "start": "2026-01-01T00:00", "participants": ["%s"]}}]}""".formatted(subject("admin")))
                .post("/api/v1/schedules/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        policy("", step(0, "{\"kind\": \"schedule\", \"id\": \"%s\"}".formatted(schedule)));

        String alert = trigger("disk", "critical");

        awaitPages(alert, "1: 1.1 admin");
        awaitState(alert, "ended");
        assertThat(said(alert, "escalated").get(0)).endsWith("paged The admin (on call in Primary)");
        acme.as("editor")
                .header("If-Match", "*")
                .delete("/api/v1/schedules/" + acme.slug() + "/" + schedule)
                .then()
                .statusCode(204);
        String later = trigger("memory", "critical");
        awaitState(later, "ended");
        assertThat(said(later, "nobody-on-call").get(0)).contains("a schedule that it names was removed");
    }

    @Test
    void lowUrgencyIsToldOnce() {
        policy("", step(0, person("responder")), step(1, person("admin")));

        String alert = trigger("disk", "warning");

        awaitState(alert, "ended");
        assertThat(pager.of(alert)).containsExactly("1: 1.1 responder");
        assertThat(said(alert, "escalation-ended")).containsExactly("An alert of low urgency is told once");
    }

    @Test
    void listenersReadTheStep() {
        policy("", step(0, person("responder")));
        String alert = trigger("disk", "critical");

        var told = TestEvents.read(
                        "cairn-alerts-v1",
                        all -> all.stream().anyMatch(one -> alert.equals(one.key()) && isEscalated(one)))
                .stream()
                .filter(one -> alert.equals(one.key()) && isEscalated(one))
                .toList();

        assertThat(told).hasSize(1);
        assertThat(new String(told.get(0).value(), StandardCharsets.UTF_8))
                .contains("\"policyName\":\"Shop\"")
                .contains("\"step\":1")
                .contains("\"people\":1")
                .contains("\"version\":2");
    }

    private static boolean isEscalated(ConsumerRecord<String, byte[]> record) {
        return new String(record.headers().lastHeader(CloudEventHeaders.TYPE).value(), StandardCharsets.UTF_8)
                .equals("dev.cairn.alert.escalated.v1");
    }

    @Test
    void somebodyOutsideHearsThatAllIsWell() throws IOException {
        var asked = new AtomicInteger();
        var outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        outside.createContext("/beat", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        outside.start();
        try {
            beat.beat("http://127.0.0.1:" + outside.getAddress().getPort() + "/beat")
                    .await()
                    .atMost(Duration.ofSeconds(10));
            assertThat(asked).hasValue(1);
        } finally {
            outside.stop(0);
        }
        assertThat(meters.counter("cairn.escalations.beats", "result", "answered")
                        .count())
                .isPositive();
    }

    @Test
    void operatorsSeeHowLateTheOldestStepIs() {
        policy("", step(0, person("responder")));
        awaitState(trigger("disk", "critical"), "ended");

        await().atMost(World.SOON)
                .until(() -> RestAssured.given()
                        .port(management.getPort())
                        .basePath("")
                        .get("/q/metrics")
                        .asString()
                        .contains("cairn_escalations_oldest_overdue_seconds 0.0"));
    }
}
