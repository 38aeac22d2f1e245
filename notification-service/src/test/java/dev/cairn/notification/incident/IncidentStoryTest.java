package dev.cairn.notification.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written down, said and learned of incidents. */
@NotificationTest
class IncidentStoryTest {

    @Inject
    PublicIncidents publicIncidents;

    @Inject
    Tenancy tenancy;

    @Inject
    Contexts contexts;

    private World.Organisation acme;
    private Incidenting incidents;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
        incidents = new Incidenting(acme);
    }

    private List<PublicIncident> told(Instant since) {
        return contexts.fresh(() -> tenancy.write(acme.id(), () -> publicIncidents.since(acme.id(), since, 10)))
                .await()
                .atMost(World.SOON);
    }

    @Test
    void aNoteStandsWhereItHappenedAndIsNotOfTheFuture() {
        String id = incidents.declare(Map.of());
        incidents.state(id, "identified", null).statusCode(200);
        Instant before = Instant.now().minus(Duration.ofHours(2));

        incidents
                .note(id, Map.of("text", "Deployed\nwith a column less", "happenedAt", before.toString()))
                .statusCode(201)
                .body("kind", equalTo("note"))
                .body("recordedAt", notNullValue());
        incidents.note(id, Map.of("text", "Seen")).statusCode(201);
        incidents
                .note(
                        id,
                        Map.of(
                                "text",
                                "Later",
                                "happenedAt",
                                Instant.now().plusSeconds(60).toString()))
                .statusCode(422)
                .body("errors.pointer", contains("/happenedAt"));
        incidents.note(id, Map.of()).statusCode(422).body("errors.pointer", contains("/text"));

        assertThat(incidents.kinds(id)).containsExactly("note", "state", "declared", "note");
        var first = acme.as("viewer")
                .get(incidents.path(id, "timeline") + "?limit=2")
                .jsonPath();
        assertThat(first.<String>getList("items.kind")).containsExactly("note", "state");
        acme.as("viewer")
                .get(incidents.path(id, "timeline") + "?limit=2&cursor=" + first.getString("nextCursor"))
                .then()
                .body("items.kind", contains("declared", "note"))
                .body("nextCursor", nullValue());
        assertThat(incidents.version(id)).isEqualTo(2);
    }

    @Test
    void aTimelineThatIsFullTakesNoMoreByHand() {
        String id = incidents.declare(Map.of());
        for (int i = 0; i < 19; i++) {
            incidents.note(id, Map.of("text", "Note " + i)).statusCode(201);
        }

        incidents.note(id, Map.of("text", "One more")).statusCode(422).body("code", equalTo("limit-reached"));
        incidents.say(id, Map.of("text", "One more")).statusCode(422).body("code", equalTo("limit-reached"));
        incidents.state(id, "resolved", null).statusCode(200);
    }

    @Test
    void whatIsSaidInsideIsNotPublic() {
        String id = incidents.declare(Map.of());

        incidents.say(id, Map.of("text", "We look at host-17")).statusCode(201).body("public", equalTo(false));

        assertThat(told(Instant.EPOCH)).isEmpty();
        incidents.get(id).body("isPublic", nullValue());
        assertThat(incidents.kinds(id)).startsWith("update");
    }

    @Test
    void thePublicIsToldWhatIsMeantForIt() {
        String id = incidents.declare(Map.of("summary", "host-17 is down"));
        incidents
                .say(id, Map.of("text", "We see it", "public", true))
                .statusCode(422)
                .body("errors.pointer", contains("/publicTitle"));
        incidents.say(id, Map.of("text", "We see it", "public", true, "publicTitle", "Orders fail"));
        incidents.say(
                id,
                Map.of("text", "We know it", "public", true, "state", "identified", "expectedState", "investigating"));
        incidents.say(id, Map.of("text", "It was me")).statusCode(201);

        PublicIncident told = told(Instant.now()).get(0);
        assertThat(told.title()).isEqualTo("Orders fail");
        assertThat(told.state()).isEqualTo("identified");
        assertThat(told.resolvedAt()).isNull();
        assertThat(told.updates())
                .extracting(PublicIncident.Update::text, PublicIncident.Update::state)
                .containsExactly(tuple("We know it", "identified"), tuple("We see it", "investigating"));
        incidents
                .get(id)
                .body("state", equalTo("identified"))
                .body("isPublic.title", equalTo("Orders fail"))
                .body("isPublic.state", equalTo("identified"));
        acme.as("viewer")
                .get(incidents.path(id, "updates"))
                .then()
                .body("items.text", contains("It was me", "We know it", "We see it"));
    }

    @Test
    void theEndIsSaidToThePublicAlsoWhenItWasToldInside() {
        String id = incidents.declare(Map.of());
        incidents.say(id, Map.of("text", "We see it", "public", true, "publicTitle", "Orders fail"));

        incidents
                .say(id, Map.of("text", "It was the disk", "state", "resolved", "expectedState", "investigating"))
                .statusCode(201);

        PublicIncident over = told(Instant.now().minusSeconds(60)).get(0);
        assertThat(over.resolvedAt()).isNotNull();
        assertThat(over.updates())
                .extracting(PublicIncident.Update::text)
                .containsExactly("This incident is resolved.", "We see it");
    }

    @Test
    void theEndIsSaidToAPublicThatKnewOfIt() {
        String id = incidents.declare(Map.of());
        incidents.say(id, Map.of("text", "We see it", "public", true, "publicTitle", "Orders fail"));

        incidents.state(id, "resolved", null).statusCode(200).body("isPublic.state", equalTo("resolved"));

        PublicIncident over = told(Instant.now().minusSeconds(60)).get(0);
        assertThat(over.resolvedAt()).isNotNull();
        assertThat(over.updates().get(0).text()).isEqualTo("This incident is resolved.");
        assertThat(told(Instant.now().plusSeconds(60))).isEmpty();
        incidents.state(id, "investigating", "It came back").statusCode(200);
        incidents.say(id, Map.of("text", "Again", "public", true)).statusCode(201);
        assertThat(told(Instant.now()).get(0).resolvedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                          | 422 | /text
            {"text": "A", "state": "identified"}                                        | 422 | /expectedState
            {"text": "A", "state": "gone", "expectedState": "investigating"}            | 422 | /state
            {"text": "A", "publicTitle": "B"}                                           | 422 | /publicTitle
            {"text": "A", "components": {}}                                             | 422 | /components
            {"text": "A", "public": true, "publicTitle": "B", "components": {"019f0000-0000-7000-8000-000000000000": "red"}} | 422 | /components/019f0000-0000-7000-8000-000000000000
            """)
    void whatCannotBeSaidIsRefusedWithAPointer(String body, int status, String pointer) {
        String id = incidents.declare(Map.of());

        acme.as("responder")
                .body(body)
                .post(incidents.path(id, "updates"))
                .then()
                .statusCode(status)
                .body("errors.pointer", contains(pointer));
        assertThat(incidents.kinds(id)).containsExactly("declared");
    }

    @Test
    void anUpdateForAStateThatIsPastIsRefused() {
        String id = incidents.declare(Map.of());
        incidents.state(id, "monitoring", null).statusCode(200);

        incidents
                .say(id, Map.of("text", "Found", "state", "identified", "expectedState", "investigating"))
                .statusCode(409)
                .body("code", equalTo("incident-moved-on"));
        incidents
                .say(id, Map.of("text", "Over", "state", "resolved", "expectedState", "monitoring"))
                .statusCode(201);
        incidents
                .say(id, Map.of("text", "Not over", "state", "monitoring", "expectedState", "resolved"))
                .statusCode(409)
                .body("code", equalTo("incident-resolved"));
        incidents.get(id).body("state", equalTo("resolved"));
    }

    @Test
    void whatWasLearnedIsWrittenOnceItIsOver() {
        String id = incidents.declare(Map.of("title", "Checkout *fails*"));
        acme.as("viewer").get(incidents.path(id, "review")).then().body("version", equalTo(0));
        review(id, 0, Map.of("impact", "Orders")).statusCode(409).body("code", equalTo("incident-open"));
        incidents.state(id, "resolved", null).statusCode(200);

        review(id, 0, Map.of("impact", "Orders", "causes", "A **column**"))
                .statusCode(200)
                .body("version", equalTo(1));
        review(id, 0, Map.of("impact", "Other")).statusCode(412);
        review(id, 1, Map.of("impact", "Orders", "wentWell", "Alert\n\nquick", "causes", "x".repeat(5001)))
                .statusCode(422)
                .body("errors.pointer", contains("/causes"));
        acme.as("viewer")
                .get(incidents.path(id, "review"))
                .then()
                .body("sections.impact", equalTo("Orders"))
                .body("sections.wentWell", equalTo(""))
                .body("changedByName", equalTo("The responder"));
        incidents.get(id).body("reviewedAt", notNullValue());
        action(id, Map.of("title", "Test it", "due", "2026-01-31")).statusCode(201);
        acme.as("viewer")
                .get(incidents.path(id, "review", "page"))
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .header("Content-Disposition", containsString(".md"))
                .body(containsString("# Checkout \\*fails\\*"))
                .body(containsString("## Causes\n\nA **column**"))
                .body(containsString("- [ ] Test it, due 2026-01-31"))
                .body(containsString("resolved"));
        TestEvents.read(
                "cairn-incidents-v1",
                all -> all.stream()
                        .anyMatch(one -> one.key().equals(id)
                                && new String(one.headers()
                                                .lastHeader("ce_type")
                                                .value())
                                        .equals("dev.cairn.incident.reviewed.v1")));
    }

    private ValidatableResponse review(String id, int version, Map<String, String> sections) {
        return acme.as("responder")
                .header("If-Match", "\"" + version + "\"")
                .body(sections)
                .put(incidents.path(id, "review"))
                .then();
    }

    private ValidatableResponse action(String id, Map<String, Object> action) {
        return acme.as("responder")
                .body(action)
                .post(incidents.path(id, "actions"))
                .then();
    }

    @Test
    void actionsHaveAnOwnerADayAndAnEnd() {
        String id = incidents.declare(Map.of());
        String owner = acme.slug() + "-editor";
        String late = action(id, Map.of("title", "Test it", "owner", owner, "due", "2026-01-31"))
                .statusCode(201)
                .body("overdue", equalTo(true))
                .body("owner.name", equalTo("The editor"))
                .extract()
                .path("id");
        action(id, Map.of("title", "Say it", "due", "2149-01-31"))
                .statusCode(201)
                .body("overdue", equalTo(false));
        action(id, Map.of("title", "Think")).statusCode(201);
        action(id, Map.of("title", "More")).statusCode(422).body("code", equalTo("limit-reached"));
        action(id, Map.of("title", "More", "due", "soon")).statusCode(422).body("errors.pointer", contains("/due"));
        incidents.get(id).body("openActions", equalTo(3));
        acme.as("viewer")
                .get(incidents.path("actions") + "?show=overdue")
                .then()
                .body("items.id", contains(late))
                .body("items.incident.id", contains(id));

        var done = Map.of("title", "Test it", "owner", owner, "due", "2026-01-31", "done", true);
        acme.as("responder")
                .header("If-Match", "\"2\"")
                .body(done)
                .put(incidents.path(id, "actions", late))
                .then()
                .statusCode(412);
        acme.as("responder")
                .header("If-Match", "\"1\"")
                .body(done)
                .put(incidents.path(id, "actions", late))
                .then()
                .statusCode(200)
                .body("done", equalTo(true))
                .body("overdue", equalTo(false))
                .body("doneByName", equalTo("The responder"));
        acme.as("viewer")
                .get(incidents.path("actions") + "?show=overdue")
                .then()
                .body("items", hasSize(0));
        acme.as("viewer").get(incidents.path("actions")).then().body("items", hasSize(2));
        acme.as("viewer").get(incidents.path("actions") + "?show=all").then().body("items", hasSize(3));
        acme.as("responder")
                .header("If-Match", "\"2\"")
                .delete(incidents.path(id, "actions", late))
                .then()
                .statusCode(204);
        acme.as("viewer").get(incidents.path(id, "actions")).then().body("items.title", contains("Think", "Say it"));
    }

    @Test
    void whoWatchesIsCounted() {
        String id = incidents.declare(Map.of());
        acme.as("viewer")
                .get(incidents.path(id, "watch"))
                .then()
                .body("watching", equalTo(false))
                .body("watchers", equalTo(1));
        for (int i = 0; i < 2; i++) {
            acme.as("viewer")
                    .put(incidents.path(id, "watch"))
                    .then()
                    .statusCode(200)
                    .body("watching", equalTo(true))
                    .body("watchers", equalTo(2));
        }
        acme.asToken().put(incidents.path(id, "watch")).then().statusCode(403);
        acme.as("viewer").delete(incidents.path(id, "watch")).then().statusCode(204);
        acme.as("viewer").get(incidents.path(id, "watch")).then().body("watching", equalTo(false));
    }

    @Test
    void whoHandlesPersonalDataIsRemindedOnceOfTheNotice() throws Exception {
        String id = incidents.declare(Map.of("type", "personal-data"));
        incidents.get(id).body("noticeDueAt", notNullValue());
        assertThat(incidents.kinds(id)).containsExactly("declared");

        due(id, 24);
        await().atMost(World.SOON).until(() -> incidents.kinds(id).contains("reminder"));
        due(id, 48);
        await().atMost(World.SOON).until(() -> Collections.frequency(incidents.kinds(id), "reminder") == 2);

        acme.as("responder")
                .header("If-Match", "\"" + incidents.version(id) + "\"")
                .body(incidents.body(Map.of()))
                .put(incidents.path(id))
                .then()
                .statusCode(200)
                .body("noticeDueAt", nullValue());
        assertThat(due(id, 66)).isZero();
    }

    private int due(String incident, int hours) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            return sql.executeUpdate("update incident_reminder set due_at = now() where incident_id = '"
                    + UUID.fromString(incident) + "' and told_at is null and hours = " + hours);
        }
    }
}
