package dev.cairn.notification.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.Signals;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.person.Contacts;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shop's alerts go to a schedule in which the responder is on call, and then to the editor, who cannot be reached. */
@NotificationTest
class WhyTest {

    private final Receiver receiver = Receiver.answering(200);
    private Organisation acme;
    private String ana;
    private String ben;
    private String schedule;
    private String policy;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-responder";
        ben = acme.slug() + "-editor";
        Contacts.webhook(acme, "responder", receiver);
        schedule = made("schedules", """
                {"name": "Primary", "timeZone": "Europe/Berlin", "layers": [{"name": "Daily", "rotation":
                {"unit": "days", "length": 1, "start": "2026-01-01T09:00", "participants": ["%s"]}}]}""".formatted(ana));
        policy = made("policies", """
                {"name": "Shop", "steps": [
                {"delaySeconds": 0, "targets": [{"kind": "schedule", "id": "%s"}]},
                {"delaySeconds": 3600, "targets": [{"kind": "person", "id": "%s"}]}]}""".formatted(schedule, ben));
        route("""
                {"rules": [
                {"name": "The bank", "matchers": [{"name": "service", "value": "bank"}], "policy": null},
                {"name": "The shop", "matchers": [{"name": "service", "value": "shop"}], "policy": "%s"}]}""".formatted(policy));
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private String made(String what, String body) {
        var answer = acme.as("editor").body(body).post("/api/v1/" + what + "/" + acme.slug());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    private void route(String body) {
        var answer = acme.as("editor").header("If-Match", "*").body(body).put("/api/v1/routing/" + acme.slug());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    private String path(String alert) {
        return "/api/v1/alerts/" + acme.slug() + "/" + alert;
    }

    private JsonPath why(String role, String alert, String query) {
        var answer = acme.as(role).get(path(alert) + "/why" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private void awaitVerdict(String alert, String person, String verdict) {
        await().atMost(World.SOON)
                .untilAsserted(() -> assertThat(
                                why("viewer", alert, "?person=" + person).getString("people[0].verdict"))
                        .isEqualTo(verdict));
    }

    @Test
    void aPageIsDerivedFromTheRuleToTheTry() {
        String alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        awaitVerdict(alert, ana, "paged");
        acme.as("admin").body("{\"note\": \"Mine\"}").post(path(alert) + "/acknowledge");

        JsonPath why = why("responder", alert, "?person=" + ana);

        assertThat(why.getList("links.kind"))
                .containsExactly(
                        "intake",
                        "routing",
                        "step",
                        "on-call",
                        "on-call",
                        "rules",
                        "message",
                        "attempt",
                        "acknowledgement");
        assertThat(why.getString("links[1].text"))
                .isEqualTo("The rule “The shop” (version 1 of the rules) sends it to Shop. “The bank” did not match:"
                        + " service=\"bank\", and the alert has “shop”");
        assertThat(why.getString("links[2].text")).startsWith("Step 1 of Shop (version 1) was carried out");
        assertThat(why.getString("links[3].text"))
                .startsWith("On call in Primary was The responder: The responder by the layer “Daily” (priority 1)");
        assertThat(why.getString("links[5].text"))
                .contains("they had made no rules")
                .contains("webhook at once");
        assertThat(why.getString("links[7].facts.status")).isEqualTo("200");
        assertThat(why.getList("links.references.flatten().id")).contains(policy, schedule);
        assertThat(why("viewer", alert, "?person=" + ben).getString("people[0].because"))
                .contains(
                        "stood for The responder. Step 2 names them, and was not come to: The admin took the alert on");
    }

    @Test
    void whatAReceiverAnsweredIsForThePersonAndAdmins() {
        Contacts.phone(acme, "responder");
        String alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        await().atMost(World.SOON)
                .until(() -> why("admin", alert, "").<Object>getList("links.facts.answer").stream()
                        .anyMatch(Objects::nonNull));

        for (String role : List.of("responder", "admin")) {
            assertThat(why(role, alert, "").<Object>getList("links.facts.answer"))
                    .as(role)
                    .anyMatch(Objects::nonNull);
        }
        assertThat(why("viewer", alert, "").<Object>getList("links.facts.answer"))
                .allMatch(Objects::isNull);
    }

    @Test
    void theRuleOfThenIsToldWhenTheRulesWereChangedSince() {
        String alert = Signals.trigger(acme, "disk", "bank", "critical", "eu");
        route("{\"rules\": [], \"otherwise\": \"%s\"}".formatted(policy));

        JsonPath why = why("viewer", alert, "?person=" + ana);

        assertThat(why.getString("people[0].verdict")).isEqualTo("not-paged");
        assertThat(why.getString("people[0].because")).isEqualTo("The rule “The bank” pages nobody");
        assertThat(why.getList("links.outcome")).containsExactly("goes-on", "ends", "ends");
    }

    @Test
    void aSilenceThatIsGoneIsStillTold() {
        String silence = acme.as("responder")
                .body(Map.of(
                        "matchers", List.of(Map.of("name", "service", "operator", "=", "value", "shop")),
                        "end", Instant.now().plusSeconds(3600).toString(),
                        "reason", "Moving house"))
                .post("/api/v1/silences/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        acme.as("responder").body("{}").post("/api/v1/silences/" + acme.slug() + "/" + silence + "/end");

        JsonPath why = why("viewer", alert, "?person=" + ana);

        assertThat(why.getString("people[0].because"))
                .isEqualTo("Nobody was paged: Silenced by The responder: Moving house");
        assertThat(why.getString("links[2].references[0].id")).isEqualTo(silence);
        acme.asToken().body("{}").post(path(alert) + "/resolve");
    }

    @Test
    void anUnchangedDecisionIsKeptOnce() {
        String alert = Signals.trigger(acme, "disk", "shop", "warning", "eu");
        Signals.trigger(acme, "disk", "shop", "critical", "eu");

        assertThat(why("viewer", alert, "").getList("links.findAll { it.kind == 'routing' }"))
                .hasSize(1);
        assertThat(why("viewer", alert, "").<String>getList("links.findAll { it.kind == 'intake' }.text"))
                .last()
                .asString()
                .contains("pages anew: From warning to critical");
    }

    @Test
    void aNightIsToldWithWhoHeardOfWhat() {
        String alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        awaitVerdict(alert, ana, "paged");

        JsonPath mine = duty("responder", "");
        JsonPath other = duty("viewer", "?person=" + ben + "&hours=1");

        assertThat(mine.getBoolean("member")).isTrue();
        assertThat(mine.getList("schedules.onCall")).containsExactly(true);
        assertThat(mine.getList("alerts.alert")).containsExactly(alert);
        assertThat(mine.getString("alerts[0].verdict")).isEqualTo("paged");
        assertThat(other.getString("schedules[0].text"))
                .startsWith("The editor was not on call in Primary. On call in Primary was The responder");
        assertThat(other.getString("alerts[0].because")).isEqualTo("Paged was The responder");
        assertThat(duty("viewer", "?at=2026-01-01T07:59:59Z").getList("schedules[0].people"))
                .isEmpty();
        assertThat(duty("viewer", "?at=2020-01-01T00:00:00Z").getList("alerts")).isEmpty();
    }

    private JsonPath duty(String role, String query) {
        var answer = acme.as(role).get("/api/v1/why/" + acme.slug() + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        String alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        var cases = new ArrayList<List<String>>();
        cases.add(List.of(path(alert) + "/why?at=soon", "must be an instant"));
        cases.add(List.of(path(alert) + "/why?person=" + "a".repeat(501), "must have 1 to 500 characters"));
        for (String hours : List.of("0", "49", "-1", "9".repeat(20))) {
            cases.add(List.of("/api/v1/why/" + acme.slug() + "?hours=" + hours, "must be a number from 1 to 48"));
        }
        cases.forEach(one -> acme.as("viewer")
                .get(one.get(0))
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString(one.get(1))));
        acme.asToken()
                .get("/api/v1/why/" + acme.slug())
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString("is required of an API token"));
    }

    @Test
    void anotherOrganisationIsNotThere() {
        String alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        Organisation other = World.organisation();

        for (String url : List.of(path(alert) + "/why", "/api/v1/why/" + acme.slug())) {
            other.as("owner").get(url).then().statusCode(404).body("code", equalTo("not-found"));
        }
        other.as("owner")
                .get("/api/v1/alerts/" + other.slug() + "/" + alert + "/why")
                .then()
                .statusCode(404);
    }
}
