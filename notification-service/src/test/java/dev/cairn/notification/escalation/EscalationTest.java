package dev.cairn.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@NotificationTest
class EscalationTest extends EscalatingOrganisation {

    private static final Duration A_WHILE = Duration.ofSeconds(3);

    @Inject
    MeterRegistry meters;

    @Test
    void stepsFollowUntilTheyEnd() {
        policy(", \"repeats\": 1, \"pauseSeconds\": 1", step(0, person("responder")), step(1, person("admin")));

        String alert = trigger("disk", "critical");

        awaitPages(alert, "1: 1.1 responder", "1: 1.2 admin", "1: 2.1 responder", "1: 2.2 admin");
        awaitState(alert, "ended");
        assertThat(story(alert))
                .containsExactly("escalation-ended", "escalated", "escalated", "escalated", "escalated", "raised");
        assertThat(said(alert, "escalated").get(0))
                .isEqualTo("Step 2 of round 2 of Shop (version 1): paged The admin (named in step 2)");
        assertThat(escalation(alert).getInt("paged")).isEqualTo(4);
        acme.as("viewer").get(alerts(alert)).then().body("version", equalTo(5));
    }

    @Test
    void whoeverTakesItOnStopsIt() {
        policy("", step(0, person("responder")), step(2, person("admin")));
        String alert = trigger("disk", "critical");
        awaitPages(alert, "1: 1.1 responder");

        act(alert, "acknowledge").then().statusCode(200);

        JsonPath taken = escalation(alert);
        assertThat(taken.getString("state")).isEqualTo("acknowledged");
        assertThat(taken.getString("nextAt")).as("30 minutes").isNotNull();
        await().during(A_WHILE).atMost(World.SOON).until(() -> pager.of(alert).size() == 1);
        act(alert, "resolve").then().statusCode(200);
        assertThat(escalation(alert).getString("state")).isEqualTo("ended");
        assertThat(escalation(alert).getString("nextAt")).isNull();
    }

    @Test
    void silenceAfterAcknowledgingStartsAnew() {
        policy(", \"acknowledgeTimeoutSeconds\": 1", step(0, person("responder")), step(600, person("admin")));
        String alert = trigger("disk", "critical");
        awaitPages(alert, "1: 1.1 responder");

        act(alert, "acknowledge").then().statusCode(200);

        awaitPages(alert, "1: 1.1 responder", "2: 1.1 responder");
        acme.as("viewer")
                .get(alerts(alert))
                .then()
                .body("state", equalTo("open"))
                .body("acknowledgedBy", nullValue());
        assertThat(story(alert)).contains("acknowledgement-ended");
        escalate(alert, 1, 1, 2).then().statusCode(409).body("code", equalTo("escalation-moved-on"));
        escalate(alert, 2, 1, 2).then().statusCode(200).body("state", equalTo("ended"));
    }

    @Test
    void nobodyOnCallGoesOnAtOnceAndThenToTheFallback() {
        policy(
                ", \"fallback\": [%s]".formatted(person("owner")),
                step(0, person("responder")),
                step(3600, person("admin")));
        pager.cannotReach(subject("responder"));
        pager.cannotReach(subject("admin"));

        String alert = trigger("disk", "critical");

        awaitPages(alert, "1: 1.1 responder", "1: 1.2 admin", "1: 1.3 owner");
        awaitState(alert, "ended");
        assertThat(story(alert))
                .containsExactly("escalation-ended", "escalated", "nobody-on-call", "nobody-on-call", "raised");
        assertThat(said(alert, "nobody-on-call").get(1))
                .contains("The responder")
                .contains("no verified contact");
        assertThat(said(alert, "escalated").get(0)).startsWith("The fallback of Shop");
    }

    @Test
    void gettingWorsePagesAgain() {
        policy("", step(0, person("responder")), step(600, person("admin")));
        String alert = trigger("disk", "error");
        awaitPages(alert, "1: 1.1 responder");
        act(alert, "acknowledge").then().statusCode(200);
        assertThat(trigger("disk", "error")).isEqualTo(alert);

        assertThat(trigger("disk", "critical")).isEqualTo(alert);

        awaitPages(alert, "1: 1.1 responder", "2: 1.1 responder");
        act(alert, "snooze").then().statusCode(400);
        acme.as("responder")
                .body(Map.of("until", Instant.now().plusSeconds(2).toString()))
                .post(alerts(alert, "snooze"))
                .then()
                .statusCode(200);
        awaitPages(alert, "1: 1.1 responder", "2: 1.1 responder", "3: 1.1 responder");
    }

    @Test
    void ofManyWhoEscalateAtOnceOneDoes() throws Exception {
        policy("", step(600, person("responder")), step(600, person("admin")), step(600, person("owner")));
        String alert = trigger("disk", "critical");
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> one = () -> escalate(alert, 1, 1, 1).statusCode();
            var statuses = pool.invokeAll(Collections.nCopies(8, one)).stream()
                    .map(call -> {
                        try {
                            return call.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(statuses).containsOnlyOnce(200);
            assertThat(statuses.stream().filter(status -> status == 409)).hasSize(7);
        } finally {
            pool.shutdownNow();
        }
        assertThat(pager.of(alert)).containsExactly("1: 1.1 responder");
        assertThat(escalation(alert).getInt("nextStep")).isEqualTo(2);
        acme.as("viewer").body("{}").post(alerts(alert, "escalate")).then().statusCode(403);
        escalate(alert, 1, 0, 1).then().statusCode(400);
    }

    @Test
    void afterAnOutageOneStepComesAndNotABurst() throws SQLException {
        policy("", step(3600, person("responder")), step(3600, person("admin")), step(3600, person("owner")));
        String alert = trigger("disk", "critical");

        sql("update escalation set due_at = now() - interval '9 hours' where alert_id = '" + alert + "'");

        awaitPages(alert, "1: 1.1 responder");
        await().during(A_WHILE).atMost(World.SOON).until(() -> pager.of(alert).size() == 1);
        assertThat(Instant.parse(escalation(alert).getString("nextAt")))
                .isAfter(Instant.now().plusSeconds(3500));
    }

    @Test
    void whatHoldsAnAlertHoldsItsPages() throws SQLException {
        policy("", step(0, person("responder")));
        String silence = silence("events");
        String alert = trigger("disk", "critical");
        assertThat(escalation(alert).getString("state")).isEqualTo("held");
        assertThat(escalation(alert).getString("heldBy")).contains("Moving house");
        assertThat(said(alert, "held").get(0))
                .startsWith("Nobody is paged for now: ")
                .contains("Moving house");
        escalate(alert, 1, 1, 1).then().statusCode(409).body("code", equalTo("escalation-not-running"));

        sql("update escalation set due_at = now() where alert_id = '" + alert + "'");
        await().during(A_WHILE).atMost(World.SOON).until(() -> pager.of(alert).isEmpty());
        assertThat(said(alert, "held")).as("said once").hasSize(1);

        endSilence(silence);
        sql("update escalation set due_at = now() where alert_id = '" + alert + "'");
        awaitPages(alert, "1: 1.1 responder");
    }

    @Test
    void whatIsHeldGoesWhereTheRulesSendItByNow() throws SQLException {
        policy("", step(0, person("responder")));
        String silence = silence("events");
        String alert = trigger("disk", "critical");
        assertThat(escalation(alert).getString("state")).isEqualTo("held");

        policyNamed("Cellar", "", step(0, person("admin")));
        endSilence(silence);
        sql("update escalation set due_at = now() where alert_id = '" + alert + "'");

        awaitPages(alert, "1: 1.1 admin");
        assertThat(escalation(alert).getString("policy.name")).isEqualTo("Cellar");
    }

    @Test
    void whatIsResolvedWhileItIsHeldPagesNobody() throws SQLException {
        policy("", step(0, person("responder")));
        String silence = silence("events");
        String alert = trigger("disk", "critical");
        act(alert, "resolve").then().statusCode(200);

        endSilence(silence);

        assertThat(escalation(alert).getString("state")).isEqualTo("ended");
        await().during(A_WHILE).atMost(World.SOON).until(() -> pager.of(alert).isEmpty());
    }

    @Test
    void anOlderEngineStandsStill() throws SQLException {
        policy("", step(0, person("responder")));
        newerEngine("insert into engine_version (engine, version, seen_at) values ('escalation', 99, now())");
        String alert = trigger("disk", "critical");
        try {
            await().during(A_WHILE)
                    .atMost(World.SOON)
                    .until(() -> pager.of(alert).isEmpty());
        } finally {
            newerEngine("update engine_version set seen_at = now() - interval '2 minutes' where version = 99");
        }
        awaitPages(alert, "1: 1.1 responder");
    }

    private static void newerEngine(String statement) throws SQLException {
        try (var system = ServersResource.connect("system");
                var sql = system.createStatement()) {
            sql.execute(statement);
        }
    }

    @Test
    void whatHasBegunGoesOnWithThePolicyAsItWas() {
        policy("", step(0, person("responder")), step(2, person("admin")));
        String alert = trigger("disk", "critical");
        awaitPages(alert, "1: 1.1 responder");
        String id = escalation(alert).getString("policy.id");

        String path = "/api/v1/policies/" + acme.slug() + "/" + id;
        acme.as("editor").header("If-Match", "\"1\"").delete(path).then().statusCode(409);
        route(null);
        acme.as("editor").header("If-Match", "\"1\"").delete(path).then().statusCode(204);

        awaitPages(alert, "1: 1.1 responder", "1: 1.2 admin");
        String later = trigger("memory", "critical");
        assertThat(escalation(later).getString("state")).isEqualTo("none");
    }

    @Test
    void withoutARouteTheStorySaysSo() {
        policy("", step(0, person("responder")));
        route(null);

        String alert = trigger("disk", "critical");

        assertThat(said(alert, "escalation-ended").get(0)).contains("nobody is paged");
    }

    @Test
    void oneThatFailsIsPutOffAndTheOthersGoOn() throws SQLException {
        policy("", step(3600, person("responder")));
        String broken = trigger("disk", "critical");
        String other = trigger("memory", "critical");

        sql("update escalation set policy = '{', due_at = now() - interval '1 minute' where alert_id = '" + broken
                + "'");
        sql("update escalation set due_at = now() where alert_id = '" + other + "'");

        awaitPages(other, "1: 1.1 responder");
        await().atMost(World.SOON)
                .until(() -> count("escalation where due_at > now() and alert_id = '" + broken + "'") == 1);
        assertThat(pager.of(broken)).isEmpty();
        assertThat(meters.counter("cairn.escalations.failed").count()).isPositive();
    }

    @Test
    void whoCannotBePagedIsNamedInTheStory() {
        pager.queues();
        policy("", step(0, person("responder")));

        String alert = trigger("disk", "critical");

        awaitState(alert, "ended");
        assertThat(said(alert, "page-failed").get(0)).contains("cannot be paged");
    }

    @Test
    void whatIsNotSentYetIsDroppedWhenItGetsWorse() throws SQLException {
        policy("", step(3600, person("responder")));
        String alert = trigger("disk", "error");
        UUID page = UUID.randomUUID();
        sql("""
                insert into page (id, organisation_id, alert_id, generation, round, step, person, person_name, urgency, why,
                    created_at)
                values ('%s', '%s', '%s', 1, 1, 1, 'ana', 'Ana', 'high', 'named', now())""".formatted(page, acme.id(), alert));
        sql("""
                insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first, state,
                    due_at)
                values ('%s', '%s', '%s', '%s', 'ana', '%1$s', 'mail', 'a', false, 'waiting', now() + interval '1 hour')""".formatted(UUID.randomUUID(), acme.id(), page, alert));
        String waiting = "page_message where state = 'waiting' and alert_id = '" + alert + "'";
        assertThat(count(waiting)).isEqualTo(1);

        assertThat(trigger("disk", "critical")).isEqualTo(alert);

        assertThat(count(waiting)).isZero();
    }

    /** How many rows of the organisation there are. */
    private long count(String where) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            try (var rows = sql.executeQuery("select count(*) from " + where)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void othersSeeNothing() {
        policy("", step(0, person("responder")));
        String alert = trigger("disk", "critical");
        Organisation other = World.organisation();

        for (String where : List.of(acme.slug(), other.slug())) {
            String path = "/api/v1/alerts/" + where + "/" + alert;
            other.as("owner").get(path + "/escalation").then().statusCode(404);
            other.as("owner")
                    .body("{\"generation\": 1, \"round\": 1, \"step\": 1}")
                    .post(path + "/escalate")
                    .then()
                    .statusCode(404);
        }
    }
}
