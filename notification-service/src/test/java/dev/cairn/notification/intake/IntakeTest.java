package dev.cairn.notification.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.access.ApiToken;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class IntakeTest {

    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private String alerts(String... rest) {
        return "/api/v1/alerts/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private ValidatableResponse event(String action, String key, String severity) {
        var body = new HashMap<String, Object>(Map.of("event_action", action));
        if (key != null) {
            body.put("dedup_key", key);
        }
        if (severity != null) {
            body.put("payload", Map.of("summary", "Disk is full", "source", "db-1", "severity", severity));
        }
        return acme.asToken().body(body).post("/api/v1/events/" + acme.slug()).then();
    }

    private String trigger(String key, String severity) {
        return event("trigger", key, severity).statusCode(202).extract().path("alert");
    }

    private JsonPath alert(String id) {
        return acme.as("viewer")
                .get(alerts(id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> timeline(String id) {
        return acme.as("viewer").get(alerts(id, "timeline")).jsonPath().getList("items.kind");
    }

    @Test
    void anEventLivesFromTriggerToResolveAndItsKeyIsFreeAgain() {
        String first = trigger("disk", "error");
        assertThat(trigger("disk", "error")).isEqualTo(first);
        event("acknowledge", "disk", null).statusCode(202).body("status", equalTo("success"));
        event("acknowledge", "disk", null)
                .statusCode(202)
                .body("status", equalTo("dropped"))
                .body("message", containsString("acknowledged already"));
        assertThat(trigger("disk", "warning")).isEqualTo(first);
        var taken = alert(first);
        assertThat(taken.getString("state")).isEqualTo("acknowledged");
        assertThat(taken.getInt("count")).isEqualTo(3);
        assertThat(taken.getString("severity")).isEqualTo("error");
        assertThat(taken.getString("urgency")).isEqualTo("high");
        assertThat(taken.getString("integration")).isEqualTo("events");
        assertThat(taken.getString("acknowledgedBy")).isEqualTo("ci");
        event("resolve", "disk", null).statusCode(202).body("alert", equalTo(first));
        event("resolve", "disk", null)
                .statusCode(202)
                .body("status", equalTo("dropped"))
                .body("message", containsString("no open alert"));

        String second = trigger("disk", "error");
        assertThat(second).isNotEqualTo(first);
        assertThat(alert(second).getString("previousId")).isEqualTo(first);
        assertThat(timeline(first)).containsExactly("resolved", "acknowledged", "raised");
    }

    @Test
    void anEventWithoutAKeyIsGivenOne() {
        String key = event("trigger", null, "info").statusCode(202).extract().path("dedup_key");

        assertThat(UUID.fromString(key)).isNotNull();
        event("resolve", key, null).body("status", equalTo("success"));
    }

    @Test
    void whatGetsWorseIsOpenAgainAfterItWasAcknowledged() {
        String alert = trigger("db", "warning");
        event("acknowledge", "db", null).statusCode(202);
        trigger("db", "critical");

        var again = alert(alert);
        assertThat(again.getString("state")).isEqualTo("open");
        assertThat(again.getString("urgency")).isEqualTo("high");
        assertThat(again.getString("acknowledgedBy")).isNull();
        assertThat(timeline(alert)).containsExactly("woken", "acknowledged", "raised");
    }

    @Test
    void ofManyAtOnceOneAlertComes() throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var ids = new ArrayList<String>();
            Callable<String> trigger = () -> trigger("race", "error");
            for (var one : pool.invokeAll(Collections.nCopies(32, trigger))) {
                ids.add(one.get());
            }
            assertThat(ids).doesNotContainNull().containsOnly(ids.get(0));
            assertThat(alert(ids.get(0)).getInt("count")).isEqualTo(32);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aSnoozeEndsByItself() {
        String alert = trigger("nap", "error");
        String until = Instant.now().plusSeconds(2).toString();
        acme.as("responder")
                .body(Map.of("until", until, "note", "deploy", "expectedState", "open"))
                .post(alerts(alert, "snooze"))
                .then()
                .statusCode(200)
                .body("state", equalTo("snoozed"))
                .body("snoozedUntil", notNullValue());
        acme.as("viewer").get(alerts() + "?state=snoozed").then().body("items.id", hasItems(alert));

        await().atMost(World.SOON).until(() -> alert(alert).getString("state").equals("open"));
        assertThat(timeline(alert)).containsExactly("woken", "snoozed", "raised");
        assertThat(alert(alert).getString("snoozedUntil")).isNull();
    }

    @Test
    void anActionMadeForAnotherStateIsRefused() {
        String alert = trigger("moved", "error");
        event("acknowledge", "moved", null);

        acme.as("responder")
                .body(Map.of("expectedState", "open"))
                .post(alerts(alert, "resolve"))
                .then()
                .statusCode(409)
                .body("code", equalTo("alert-moved-on"))
                .body("detail", containsString("acknowledged"));
        acme.as("responder")
                .post(alerts(alert, "unsnooze"))
                .then()
                .statusCode(409)
                .body("code", equalTo("alert-not-snoozed"));
        acme.as("responder")
                .body(Map.of("until", Instant.now().minusSeconds(5).toString()))
                .post(alerts(alert, "snooze"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/until"));
        assertThat(alert(alert).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void manyAreHandledAtOnceAndEachIsAnsweredFor() {
        String one = trigger("one", "error");
        String two = trigger("two", "error");
        event("resolve", "two", null);
        String three = trigger("three", "error");
        String nobodys = UUID.randomUUID().toString();
        var items = List.of(
                Map.of("id", one, "expectedState", "open"),
                Map.of("id", two),
                Map.of("id", three, "expectedState", "snoozed"),
                Map.of("id", nobodys));

        acme.as("responder")
                .body(Map.of("action", "acknowledge", "alerts", items, "note", "all mine"))
                .post(alerts("actions"))
                .then()
                .statusCode(200)
                .body("results.id", equalTo(List.of(one, two, three, nobodys)))
                .body("results.done", equalTo(List.of(true, false, false, false)))
                .body("results[1].code", equalTo("alert-already-resolved"))
                .body("results[2].code", equalTo("alert-moved-on"))
                .body("results[3].code", equalTo("not-found"));
        assertThat(alert(one).getString("state")).isEqualTo("acknowledged");
        assertThat(alert(three).getString("state")).isEqualTo("open");
        acme.as("responder")
                .body(Map.of("action", "acknowledge", "alerts", List.of(Map.of("id", one), Map.of("id", one))))
                .post(alerts("actions"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/alerts/1/id"));
        acme.as("responder")
                .body(Map.of("action", "drop", "alerts", List.of(Map.of("id", one))))
                .post(alerts("actions"))
                .then()
                .statusCode(400);
        acme.as("viewer")
                .body(Map.of("action", "resolve", "alerts", List.of(Map.of("id", one))))
                .post(alerts("actions"))
                .then()
                .statusCode(403);
    }

    @Test
    void prometheusIsAnsweredAsByAnAlertmanager() {
        var down = Map.of(
                "labels", Map.of("alertname", "Down", "instance", "a", "severity", "warning"),
                "annotations", Map.of("summary", "a is down"),
                "generatorURL", "http://prometheus.example.com/graph");
        acme.asToken()
                .body(List.of(down, Map.of("labels", Map.of()), Map.of("labels", Map.of("alertname", "Slow"))))
                .post("/api/v2/alerts")
                .then()
                .statusCode(400)
                .body("errors.pointer", equalTo(List.of("/1/labels")));
        acme.as("viewer")
                .get(alerts() + "?integration=prometheus&state=open")
                .then()
                .body("items.title", hasItems("a is down", "Slow"))
                .body("items.find { it.title == 'a is down' }.urgency", equalTo("low"))
                .body("items.find { it.title == 'a is down' }.link", equalTo("http://prometheus.example.com/graph"))
                .body("items.find { it.title == 'a is down' }.endsAt", notNullValue());

        // It is not heard of again, so it is over after the resolve timeout.
        await().atMost(World.SOON)
                .until(() -> acme.as("viewer")
                                .get(alerts() + "?integration=prometheus&state=resolved")
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 2);
        String id = acme.as("viewer").get(alerts() + "?integration=prometheus").path("items[0].id");
        assertThat(timeline(id)).containsExactly("resolved", "raised");
    }

    @Test
    void anAlertOfPrometheusThatIsHeardOfStaysAndEndsWhenItIsToldTo() {
        String startsAt = Instant.now().minusSeconds(60).toString();
        var firing = Map.of(
                "labels",
                Map.of("alertname", "Up"),
                "startsAt",
                startsAt,
                "endsAt",
                Instant.now().plusSeconds(3600).toString());
        for (int i = 0; i < 3; i++) {
            acme.asToken().body(List.of(firing)).post("/api/v2/alerts").then().statusCode(200);
        }
        var open = acme.as("viewer").get(alerts() + "?state=open").jsonPath();
        assertThat(open.getList("items.count")).containsExactly(1);
        var over = Map.of(
                "labels",
                Map.of("alertname", "Up"),
                "startsAt",
                startsAt,
                "endsAt",
                Instant.now().minusSeconds(1).toString());
        acme.asToken()
                .body(List.of(over))
                .post("/api/v2/alerts")
                .then()
                .statusCode(200)
                .body("resolved", equalTo(1));
        assertThat(alert(open.getString("items[0].id")).getString("state")).isEqualTo("resolved");
    }

    @Test
    void onlyATokenSpeaksForAnOrganisationThatThePathDoesNotName() {
        var body = List.of(Map.of("labels", Map.of("alertname", "Mine")));
        World.Organisation other = World.organisation();

        acme.as("owner").body(body).post("/api/v2/alerts").then().statusCode(403);
        given().contentType("application/json")
                .body(body)
                .post("/api/v2/alerts")
                .then()
                .statusCode(401);
        var unknown = ApiToken.make(new SecureRandom());
        given().auth()
                .oauth2(unknown.secret())
                .contentType("application/json")
                .body(body)
                .post("/api/v2/alerts")
                .then()
                .statusCode(401);
        acme.asToken()
                .body(body)
                .post("/api/v2/alerts?org=" + other.slug())
                .then()
                .statusCode(400);
        acme.asToken()
                .body(body)
                .header("X-Scope-OrgID", other.slug())
                .post("/api/v2/alerts")
                .then()
                .statusCode(200);
        acme.as("viewer").get(alerts()).then().body("items", hasSize(1));
        other.as("viewer").get("/api/v1/alerts/" + other.slug()).then().body("items", hasSize(0));
        acme.without(List.of("token"));
        await().atMost(World.SOON)
                .until(() -> acme.asToken().body(body).post("/api/v2/alerts").statusCode() == 401);
    }

    private static Map<String, Object> member(String instance, String status) {
        return Map.of(
                "status",
                status,
                "labels",
                Map.of("alertname", "Latency", "instance", instance, "severity", "page"),
                "annotations",
                Map.of("summary", "p95 of " + instance),
                "startsAt",
                "2026-11-22T19:56:47Z",
                "endsAt",
                "0001-01-01T00:00:00Z",
                "fingerprint",
                "f" + instance);
    }

    private JsonPath group(String sender, int status, String version, List<Object> members) {
        return acme.asToken()
                .body(Map.of(
                        "version",
                        version,
                        "status",
                        "firing",
                        "receiver",
                        "cairn",
                        "groupKey",
                        "{}",
                        "truncatedAlerts",
                        2,
                        "alerts",
                        members))
                .post("/api/v1/integrations/" + acme.slug() + "/" + sender)
                .then()
                .statusCode(status)
                .extract()
                .jsonPath();
    }

    @Test
    void aGroupOfAlertmanagerIsOneAlertPerFingerprint() {
        var first = group("alertmanager", 200, "4", List.of(member("a", "firing"), member("b", "firing")));
        assertThat(first.getInt("raised")).isEqualTo(2);
        assertThat(first.getInt("truncated")).isEqualTo(2);
        var second = group("alertmanager", 200, "4", List.of(member("a", "resolved"), member("b", "firing")));
        assertThat(second.getInt("resolved")).isEqualTo(1);
        assertThat(second.getInt("repeated")).isEqualTo(1);

        acme.as("viewer")
                .get(alerts() + "?integration=alertmanager")
                .then()
                .body("items.find { it.dedupKey == 'fa' }.state", equalTo("resolved"))
                .body("items.find { it.dedupKey == 'fb' }.state", equalTo("open"))
                .body("items.find { it.dedupKey == 'fb' }.count", equalTo(1))
                .body("items.find { it.dedupKey == 'fb' }.severity", equalTo("critical"))
                .body("items.find { it.dedupKey == 'fb' }.project", nullValue());
        group("alertmanager", 400, "3", List.of(member("a", "firing")));
        group("alertmanager", 400, "4", List.of("no alert"));
    }

    @Test
    void grafanaIsHeardInItsOwnForm() {
        var panel = new HashMap<>(member("g", "firing"));
        panel.put("panelURL", "https://grafana.example.com/d/1?viewPanel=2");
        panel.put("valueString", "[ value=612 ]");

        group("grafana", 200, "1", List.of(panel));

        acme.as("viewer")
                .get(alerts() + "?integration=grafana")
                .then()
                .body("items[0].link", equalTo("https://grafana.example.com/d/1?viewPanel=2"))
                .body("items[0].details", nullValue());
        String id = acme.as("viewer").get(alerts()).path("items[0].id");
        assertThat(alert(id).getString("details.valueString")).isEqualTo("[ value=612 ]");
    }

    @Test
    void sixtyFourAlertsAreTakenInTogether() {
        var many = new ArrayList<Object>();
        for (int i = 0; i < 64; i++) {
            many.add(member("n" + i, "firing"));
        }
        assertThat(group("alertmanager", 200, "4", many).getInt("raised")).isEqualTo(64);
        assertThat(group("alertmanager", 200, "4", many).getInt("repeated")).isEqualTo(64);
    }

    /** The limit of one transaction is 64 in tests. */
    @Test
    void aLargeGroupIsTakenInSliceBySlice() {
        var many = new ArrayList<Object>();
        for (int i = 0; i < 200; i++) {
            many.add(member("l" + i, "firing"));
        }
        assertThat(group("alertmanager", 200, "4", many).getInt("raised")).isEqualTo(200);
        assertThat(group("alertmanager", 200, "4", many).getInt("repeated")).isEqualTo(200);
        var tooMany = group("alertmanager", 400, "4", Collections.nCopies(641, member("x", "firing")));
        assertThat(tooMany.getList("errors.pointer")).isEqualTo(List.of("/alerts"));
    }

    @Test
    void whatAMessageSaysOfOneAlertFollowsEachOther() {
        var told = group(
                "alertmanager",
                200,
                "4",
                List.of(
                        member("o", "firing"),
                        member("p", "firing"),
                        member("o", "resolved"),
                        member("o", "firing"),
                        member("p", "firing")));

        assertThat(told.getInt("raised")).isEqualTo(3);
        assertThat(told.getInt("resolved")).isEqualTo(1);
        assertThat(told.getInt("repeated")).isEqualTo(1);
    }

    /** Two replicas of Prometheus see the same trouble, the second one a little later. */
    @Test
    void anAlertWhoseStartMovedBackIsResolvedByItsEnd() {
        var first = new HashMap<>(member("ha", "firing"));
        first.put("startsAt", "2026-11-22T10:00:15Z");
        var merged = new HashMap<>(member("ha", "firing"));
        merged.put("startsAt", "2026-11-22T10:00:00Z");
        var over = new HashMap<>(member("ha", "resolved"));
        over.put("startsAt", "2026-11-22T10:00:00Z");
        over.put("endsAt", "2026-11-22T10:20:00Z");
        group("alertmanager", 200, "4", List.of(first));
        assertThat(group("alertmanager", 200, "4", List.of(merged)).getInt("repeated"))
                .isEqualTo(1);

        assertThat(group("alertmanager", 200, "4", List.of(over)).getInt("resolved"))
                .isEqualTo(1);
    }

    @Test
    void badEventsAreRefusedAtTheirPlace() {
        event("trigger", "k", "loud").statusCode(400).body("errors.pointer", hasItems("/payload/severity"));
        event("resolve", null, null).statusCode(400).body("errors.pointer", hasItems("/dedup_key"));
        event("trigger", "k".repeat(256), "info").statusCode(400).body("errors.pointer", hasItems("/dedup_key"));
        acme.asToken().body("{").post("/api/v1/events/" + acme.slug()).then().statusCode(400);
        acme.as("viewer")
                .body("{}")
                .post("/api/v1/events/" + acme.slug())
                .then()
                .statusCode(403);
    }
}
