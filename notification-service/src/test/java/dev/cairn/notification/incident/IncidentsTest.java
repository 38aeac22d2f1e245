package dev.cairn.notification.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.Signals;
import dev.cairn.notification.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NotificationTest
class IncidentsTest {

    private World.Organisation acme;
    private Incidenting incidents;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
        incidents = new Incidenting(acme);
    }

    @Test
    void anIncidentIsDeclaredWithItsAlertsAndGoesItsWay() {
        String shop = Signals.trigger(acme, "a", "shop", "critical", "eu");
        String till = Signals.trigger(acme, "b", "till", "error", "eu");
        String id = incidents.declare(Map.of("alerts", List.of(shop, till)));

        incidents
                .get(id)
                .body("state", equalTo("investigating"))
                .body("alerts", equalTo(2))
                .body("declaredBy", equalTo(acme.slug() + "-responder"))
                .body("secondsToResolve", nullValue());
        acme.as("viewer").get(incidents.path(id, "alerts")).then().body("items.id", contains(till, shop));
        acme.as("viewer").get(incidents.path() + "?alert=" + shop).then().body("items.id", contains(id));
        incidents.state(id, "identified", null).statusCode(200).body("state", equalTo("identified"));
        incidents.state(id, "investigating", null).statusCode(200);
        incidents.state(id, "monitoring", "Rolled back").statusCode(200);

        incidents
                .change(id, "state", Map.of("state", "resolved", "resolveAlerts", true))
                .statusCode(200)
                .body("resolvedAt", notNullValue())
                .body("secondsToResolve", notNullValue());
        assertThat(Signals.alert(acme, shop).getString("state")).isEqualTo("resolved");
        assertThat(Signals.alert(acme, till).getString("state")).isEqualTo("resolved");
        assertThat(incidents.kinds(id))
                .containsSubsequence("alert-resolved", "state", "state", "state", "state", "alert-attached", "declared")
                .contains("alert-raised");
        var types = TestEvents.read(
                        "cairn-incidents-v1",
                        all -> all.stream().filter(one -> one.key().equals(id)).count() >= 5)
                .stream()
                .filter(one -> one.key().equals(id))
                .map(one -> new String(one.headers().lastHeader("ce_type").value()))
                .toList();
        assertThat(types).startsWith("dev.cairn.incident.declared.v1").endsWith("dev.cairn.incident.resolved.v1");
    }

    @Test
    void itsAlertsStayAsTheyAreUnlessTheyAreToBeResolvedWithIt() {
        String alert = Signals.trigger(acme, "a", "shop", "critical", "eu");
        String id = incidents.declare(Map.of("alerts", List.of(alert)));

        incidents
                .change(id, "state", Map.of("state", "identified", "resolveAlerts", true))
                .statusCode(422)
                .body("errors.pointer", contains("/resolveAlerts"));
        incidents.state(id, "resolved", null).statusCode(200);

        assertThat(Signals.alert(acme, alert).getString("state")).isEqualTo("open");
    }

    @Test
    void oneThatIsResolvedIsOpenedAgainWithAReason() {
        String alert = Signals.trigger(acme, "a", "shop", "critical", "eu");
        String id = incidents.declare(Map.of("alerts", List.of(alert)));
        incidents.state(id, "resolved", null).statusCode(200);
        incidents.state(id, "resolved", null).statusCode(200);
        incidents.state(id, "investigating", null).statusCode(422).body("errors.pointer", contains("/reason"));
        String other = incidents.declare(Map.of("alerts", List.of(alert)));

        incidents
                .state(id, "investigating", "It came back")
                .statusCode(409)
                .body("code", equalTo("alert-in-other-incident"));
        acme.as("responder")
                .delete(incidents.path(other, "alerts", alert))
                .then()
                .statusCode(204);
        incidents.state(id, "investigating", "It came back").statusCode(200).body("resolvedAt", nullValue());
        incidents.attach(other, alert).statusCode(409).body("code", equalTo("alert-in-other-incident"));
    }

    @Test
    void anAlertIsInOneOpenIncidentAndAttachedOnce() throws Exception {
        String alert = Signals.trigger(acme, "a", "shop", "critical", "eu");
        var ids = List.of(
                incidents.declare(Map.of()),
                incidents.declare(Map.of()),
                incidents.declare(Map.of()),
                incidents.declare(Map.of()));
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            ids.forEach(id -> tasks.addAll(Collections.nCopies(
                    2, () -> incidents.attach(id, alert).extract().statusCode())));
            var statuses = new ArrayList<Integer>();
            for (var one : pool.invokeAll(tasks)) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnly(200, 409);
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(2);
        } finally {
            pool.shutdownNow();
        }
        var of = acme.as("viewer").get(incidents.path() + "?alert=" + alert).jsonPath();
        assertThat(of.getList("items")).hasSize(1);
        String winner = of.getString("items[0].id");
        int version = incidents.version(winner);
        incidents.attach(winner, alert).statusCode(200).body("version", equalTo(version));
        assertThat(incidents.kinds(winner)).containsOnlyOnce("alert-attached");
        acme.as("responder")
                .delete(incidents.path(winner, "alerts", alert))
                .then()
                .statusCode(204);
        acme.as("responder")
                .delete(incidents.path(winner, "alerts", alert))
                .then()
                .statusCode(404);
        assertThat(incidents.kinds(winner)).contains("alert-detached").doesNotContain("alert-raised");
        incidents.state(winner, "resolved", null).statusCode(200);
        incidents.attach(winner, alert).statusCode(409).body("code", equalTo("incident-resolved"));
    }

    @Test
    void whoChangesAnOldVersionIsToldSoAndOfTwoAtOnceOneWins() throws Exception {
        String id = incidents.declare(Map.of());
        acme.as("responder")
                .body(Map.of("state", "identified"))
                .put(incidents.path(id, "state"))
                .then()
                .statusCode(428);
        Callable<Integer> change = () -> acme.as("responder")
                .header("If-Match", "\"1\"")
                .body(Map.of("title", "New", "severity", "info"))
                .put(incidents.path(id))
                .statusCode();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var statuses = new ArrayList<Integer>();
            for (var one : pool.invokeAll(Collections.nCopies(8, change))) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            pool.shutdownNow();
        }
        incidents.get(id).body("severity", equalTo("info")).body("version", equalTo(2));
        assertThat(incidents.kinds(id)).containsOnlyOnce("severity", "changed", "declared");
    }

    @Test
    void oneIsDeclaredOncePerKey() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            ids.add(acme.as("responder")
                    .header("Idempotency-Key", "one")
                    .body(incidents.body(Map.of()))
                    .post(incidents.path())
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        assertThat(ids).containsOnly(ids.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"severity": "info"}                                              | /title
            {"title": "A\\nB", "severity": "info"}                            | /title
            {"title": "A", "severity": "high"}                                | /severity
            {"title": "A", "severity": "info", "type": "fire"}                | /type
            {"title": "A", "severity": "info", "summary": "\\u0007"}          | /summary
            {"title": "A", "severity": "info", "lead": "nobody"}              | /lead
            {"title": "A", "severity": "info", "alerts": [null]}              | /alerts/0
            {"title": "A", "severity": "info", "alerts": ["019f0000-0000-7000-8000-000000000000"]} | /alerts/0
            """)
    void whatCannotBeUsedIsRefusedWithAPointer(String body, String pointer) {
        acme.as("responder")
                .body(body)
                .post(incidents.path())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
        acme.as("viewer").get(incidents.path()).then().body("items", hasSize(0));
    }

    @Test
    void theListIsFilteredAndPaged() {
        var ids = new ArrayList<String>();
        for (String severity : List.of("info", "critical", "critical", "error")) {
            ids.add(0, incidents.declare(Map.of("severity", severity)));
        }
        incidents.state(ids.get(1), "resolved", null).statusCode(200);
        incidents.state(ids.get(2), "monitoring", null).statusCode(200);

        var first = acme.as("viewer").get(incidents.path() + "?limit=3").jsonPath();
        assertThat(first.<String>getList("items.id")).containsExactlyElementsOf(ids.subList(0, 3));
        acme.as("viewer")
                .get(incidents.path() + "?limit=3&cursor=" + first.getString("nextCursor"))
                .then()
                .body("items.id", contains(ids.get(3)))
                .body("nextCursor", nullValue());
        acme.as("viewer")
                .get(incidents.path() + "?severity=critical&state=open")
                .then()
                .body("items.id", contains(ids.get(2)));
        acme.as("viewer").get(incidents.path() + "?state=resolved").then().body("items.id", contains(ids.get(1)));
        acme.as("viewer").get(incidents.path() + "?state=gone").then().statusCode(400);
    }

    @Test
    void viewersReadAndOthersSeeNothing() {
        String id = incidents.declare(Map.of());
        var stranger = World.organisation();
        String alert = Signals.trigger(stranger, "a", "shop", "critical", "eu");

        acme.as("viewer")
                .body(incidents.body(Map.of()))
                .post(incidents.path())
                .then()
                .statusCode(403);
        stranger.as("owner").get(incidents.path(id)).then().statusCode(404);
        stranger.as("owner")
                .get("/api/v1/incidents/" + stranger.slug() + "/" + id)
                .then()
                .statusCode(404);
        incidents.attach(id, alert).statusCode(422).body("errors.pointer", contains("/alerts/0"));
    }

    @Test
    void limitsHold() {
        var alerts = new ArrayList<String>();
        for (int i = 0; i < 4; i++) {
            alerts.add(Signals.trigger(acme, "a" + i, "shop", "error", "eu"));
        }
        String id = incidents.declare(Map.of("alerts", alerts.subList(0, 2)));
        incidents.attach(id, alerts.get(2)).statusCode(200);
        incidents.attach(id, alerts.get(3)).statusCode(422).body("code", equalTo("limit-reached"));
        acme.as("responder")
                .body(incidents.body(Map.of("summary", "x".repeat(5001))))
                .post(incidents.path())
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/summary"));
        for (int i = 0; i < 5; i++) {
            incidents.declare(Map.of());
        }
        acme.as("responder")
                .body(incidents.body(Map.of()))
                .post(incidents.path())
                .then()
                .statusCode(422)
                .body("code", equalTo("limit-reached"));
        incidents.state(id, "resolved", null).statusCode(200);
        incidents.declare(Map.of());
        incidents.state(id, "investigating", "It came back").statusCode(422).body("code", equalTo("limit-reached"));
        incidents.get(id).body("state", equalTo("resolved"));
    }
}
