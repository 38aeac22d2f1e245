package dev.cairn.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.events.AlertState;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class AlertsTest {

    private static final String LOCK = "select id from alert where id = '%s' for update";
    private static final String WAITS = """
            select exists(select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid)))""";

    private static World.Organisation acme;

    @BeforeEach
    void organisation() {
        if (acme == null) {
            acme = World.organisation();
        }
    }

    private static String path(String... rest) {
        return "/api/v1/alerts/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private static List<CairnEvent> told(String alert) {
        var records = TestEvents.read("cairn-alerts-v1", all -> count(all, alert) >= 3);
        return records.stream()
                .filter(one -> one.key().equals(alert))
                .map(AlertsTest::event)
                .toList();
    }

    private static long count(Iterable<ConsumerRecord<String, byte[]>> records, String alert) {
        long count = 0;
        for (var one : records) {
            count += one.key().equals(alert) ? 1 : 0;
        }
        return count;
    }

    private static CairnEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return CloudEventHeaders.parse(headers, record.value());
    }

    @Test
    void aRegressionIsOneAlertHoweverOftenItIsTold() {
        var project = World.project(acme);
        CairnEvent event = World.lost(project, 5, "foundation.ci-cd");
        TestEvents.publish(event);
        TestEvents.publish(event);
        World.lost(project, 4, "foundation.ci-cd", "mvp.hypothesis");
        World.lost(project, 5, "foundation.ci-cd");
        World.lost(project, 6, "foundation.ci-cd");
        String alert = await().atMost(World.SOON).until(() -> World.alertOf(project), id -> id != null);
        await().atMost(World.SOON)
                .until(() -> acme.as("viewer").get(path(alert)).path("count").equals(2));

        acme.as("viewer")
                .queryParam("project", project.slug())
                .get(path())
                .then()
                .body("items.findAll { it.project.id == '%s' }".formatted(project.id()), hasSize(1));
        acme.as("viewer")
                .get(path(alert))
                .then()
                .header("ETag", "\"2\"")
                .body("kind", equalTo("regression"))
                .body("severity", equalTo("critical"))
                .body("state", equalTo("open"))
                .body("dedupKey", equalTo("regression:" + project.id() + ":foundation.ci-cd"))
                .body("acknowledgedBy", nullValue());
        acme.as("viewer")
                .get(path(alert, "timeline"))
                .then()
                .body("items.kind", contains("repeated", "raised"))
                .body("items.actor.kind", contains("system", "system"));
    }

    @Test
    void manyAreHandledThoughAnotherTransactionLocksThemTheOtherWayRound() throws Exception {
        var alerts = Stream.of(World.alert(acme), World.alert(acme)).sorted().toList();
        var items = alerts.stream().map(id -> Map.of("id", id)).toList();
        var pool = Executors.newSingleThreadExecutor();
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            app.setAutoCommit(false);
            sql.execute(LOCK.formatted(alerts.get(1)));
            var answer = pool.submit(() -> acme.as("responder")
                    .body(Map.of("action", "acknowledge", "alerts", items))
                    .post(path("actions"))
                    .then()
                    .extract()
                    .response());
            await().atMost(World.SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
                try (var rows = sql.executeQuery(WAITS)) {
                    return rows.next() && rows.getBoolean(1);
                }
            });
            // Whoever waits first is thrown back by the database, after a second.
            sql.execute(LOCK.formatted(alerts.get(0)));
            app.commit();

            answer.get().then().statusCode(200).body("results.done", contains(true, true));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aPracticeThatIsMetAgainResolvesItsAlert() {
        var project = World.project(acme);
        World.lost(project, 1, "foundation.ci-cd");
        World.outcome(project, 2, "foundation.ci-cd", "met");
        World.lost(project, 3, "foundation.ci-cd");
        await().atMost(World.SOON)
                .until(() -> acme.as("viewer")
                                .get(path())
                                .jsonPath()
                                .getList("items.findAll { it.project.id == '%s' }".formatted(project.id()))
                                .size()
                        == 2);
        String second = World.alertOf(project);
        acme.as("viewer")
                .get(path(second))
                .then()
                .body("state", equalTo("open"))
                .body("count", equalTo(1));
        acme.as("viewer")
                .get(path())
                .then()
                .body(
                        "items.findAll { it.project.id == '%s' }.state".formatted(project.id()),
                        contains("open", "resolved"));
    }

    @Test
    void whatHappensIsToldOnKafka() {
        String alert = World.alert(acme);
        acme.as("responder").post(path(alert, "acknowledge")).then().statusCode(200);
        acme.as("responder")
                .body(Map.of("note", "done"))
                .post(path(alert, "resolve"))
                .then()
                .statusCode(200);

        var events = told(alert);
        assertThat(events.stream().map(one -> one.type().type()))
                .containsExactly(
                        "dev.cairn.alert.raised.v1", "dev.cairn.alert.acknowledged.v1", "dev.cairn.alert.resolved.v1");
        assertThat(events.stream().map(CairnEvent::sequence)).containsExactly(1L, 2L, 3L);
        AlertState last = events.get(2).data(AlertState.class);
        assertThat(last.state()).isEqualTo("resolved");
        assertThat(last.acknowledgedBy()).isEqualTo("The responder");
        acme.as("viewer")
                .get(path(alert, "timeline"))
                .then()
                .body("items.kind", contains("resolved", "acknowledged", "raised"))
                .body("items[0].text", equalTo("done"))
                .body("items[0].actor.name", equalTo("The responder"));
    }

    @Test
    void ofTwentyAtOnceOneAcknowledges() throws Exception {
        String alert = World.alert(acme);
        var pool = Executors.newFixedThreadPool(20);
        try {
            var statuses = new ArrayList<Integer>();
            Callable<Integer> acknowledge =
                    () -> acme.as("responder").post(path(alert, "acknowledge")).statusCode();
            for (var one : pool.invokeAll(Collections.nCopies(20, acknowledge))) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        } finally {
            pool.shutdownNow();
        }
        acme.as("admin")
                .post(path(alert, "acknowledge"))
                .then()
                .statusCode(409)
                .body("code", equalTo("alert-already-acknowledged"))
                .body("detail", containsString("The responder acknowledged the alert at 20"));
        acme.asToken().post(path(alert, "resolve")).then().statusCode(200).body("state", equalTo("resolved"));
        acme.as("admin")
                .post(path(alert, "resolve"))
                .then()
                .statusCode(409)
                .body("code", equalTo("alert-already-resolved"));
        acme.as("admin").post(path(alert, "acknowledge")).then().statusCode(409);
    }

    @Test
    void aRepeatedRequestIsAnsweredAgain() {
        String alert = World.alert(acme);
        for (int i = 0; i < 2; i++) {
            acme.as("responder")
                    .header("Idempotency-Key", "ack-" + alert)
                    .post(path(alert, "acknowledge"))
                    .then()
                    .statusCode(200)
                    .body("acknowledgedBy", equalTo("The responder"));
        }
    }

    @Test
    void badInputIsRefused() {
        String alert = World.alert(acme);
        acme.as("viewer").post(path(alert, "acknowledge")).then().statusCode(403);
        acme.as("viewer").post(path(alert, "resolve")).then().statusCode(403);
        acme.as("responder")
                .body(Map.of("note", "x".repeat(501)))
                .post(path(alert, "acknowledge"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/note"));
        acme.as("responder")
                .body(Map.of("nota", "x"))
                .post(path(alert, "acknowledge"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/nota"));
        acme.as("responder").body("{").post(path(alert, "resolve")).then().statusCode(400);
        acme.as("responder")
                .contentType("text/plain")
                .body("x")
                .post(path(alert, "resolve"))
                .then()
                .statusCode(415);
        acme.as("viewer")
                .get(path() + "?state=closed")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("?state"));
        acme.as("viewer").get(path() + "?project=" + "x".repeat(64)).then().statusCode(400);
        acme.as("viewer").get(path() + "?limit=0").then().statusCode(400);
        acme.as("viewer").get(path() + "?sate=open").then().statusCode(400);
        acme.as("viewer").get(path(UUID.randomUUID().toString())).then().statusCode(404);
        acme.as("viewer").get(path("not-an-id")).then().statusCode(404);
        acme.as("viewer")
                .get(path(UUID.randomUUID().toString(), "timeline"))
                .then()
                .statusCode(404);
        acme.as("viewer")
                .header("If-None-Match", "\"1\"")
                .get(path(alert))
                .then()
                .statusCode(304);
    }

    @Test
    void pagesAndFiltersHold() {
        World.Organisation many = World.organisation();
        for (int i = 0; i < 5; i++) {
            World.alert(many);
        }
        String list = "/api/v1/alerts/" + many.slug();
        String resolved = many.as("viewer").get(list).path("items[0].id");
        many.as("responder").post(list + "/" + resolved + "/resolve").then().statusCode(200);

        many.as("viewer").get(list + "?state=open").then().body("items", hasSize(4));
        many.as("viewer").get(list + "?state=resolved").then().body("items.id", contains(resolved));
        many.as("viewer").get(list + "?project=shop").then().body("items", hasSize(5));
        many.as("viewer").get(list + "?project=none").then().body("items", hasSize(0));
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = many.as("viewer")
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(list)
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void poisonIsPutAsideAndTheRestGoesOn() {
        TestEvents.publish(new ProducerRecord<>(
                TestEvents.topic("cairn-assessments-v1"), "k", "no event".getBytes(StandardCharsets.UTF_8)));
        World.lost(World.project(acme), 1, "foundation." + "x".repeat(400));

        assertThat(World.alert(acme)).isNotNull();
        var dead = TestEvents.read("cairn-assessments-v1-notification-service-dlq", records -> records.size() >= 2);
        assertThat(dead).hasSize(2).allMatch(record -> record.headers().lastHeader("dead-letter-reason") != null);
    }
}
