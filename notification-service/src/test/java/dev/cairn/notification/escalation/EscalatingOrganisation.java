package dev.cairn.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.StepDeliveries;
import dev.cairn.notification.paging.Pages;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** An organisation all of whose alerts go to one policy, and who is paged by it. */
abstract class EscalatingOrganisation {

    @Inject
    Pages pages;

    @Inject
    StepDeliveries deliveries;

    FakePager pager;
    Organisation acme;

    @BeforeEach
    void makeOrganisation() {
        pager = new FakePager(pages, deliveries);
        QuarkusMock.installMockForType(pager, Pager.class);
        acme = World.organisation();
    }

    String subject(String role) {
        return acme.slug() + "-" + role;
    }

    String person(String role) {
        return "{\"kind\": \"person\", \"id\": \"%s\"}".formatted(subject(role));
    }

    void policy(String rest, String... steps) {
        policyNamed("Shop", rest, steps);
    }

    void policyNamed(String name, String rest, String... steps) {
        String made = acme.as("editor")
                .body("{\"name\": \"%s\", \"steps\": [%s]%s}".formatted(name, String.join(",", steps), rest))
                .post("/api/v1/policies/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        route(made);
    }

    /** Sends every alert to a policy. */
    void route(@Nullable String policy) {
        String now = acme.as("editor").get("/api/v1/routing/" + acme.slug()).header("ETag");
        acme.as("editor")
                .header("If-Match", now)
                .body(policy == null ? "{\"rules\": []}" : "{\"rules\": [], \"otherwise\": \"%s\"}".formatted(policy))
                .put("/api/v1/routing/" + acme.slug())
                .then()
                .statusCode(200);
    }

    /** Silences all alerts of an integration, and gives the silence's id. */
    String silence(String integration) {
        return acme.as("responder")
                .body(Map.of(
                        "matchers", List.of(Map.of("name", "integration", "operator", "=", "value", integration)),
                        "end", Instant.now().plusSeconds(3600).toString(),
                        "reason", "Moving house"))
                .post("/api/v1/silences/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void endSilence(String id) {
        acme.as("responder")
                .body("{}")
                .post("/api/v1/silences/" + acme.slug() + "/" + id + "/end")
                .then()
                .statusCode(200);
    }

    static String step(int delay, String... targets) {
        return "{\"delaySeconds\": %d, \"targets\": [%s]}".formatted(delay, String.join(",", targets));
    }

    String trigger(String key, String severity) {
        return acme.asToken()
                .body(Map.of(
                        "event_action",
                        "trigger",
                        "dedup_key",
                        key,
                        "payload",
                        Map.of("summary", "Disk is full", "source", "db-1", "severity", severity)))
                .post("/api/v1/events/" + acme.slug())
                .then()
                .statusCode(202)
                .extract()
                .path("alert");
    }

    String alerts(String... rest) {
        return "/api/v1/alerts/" + acme.slug() + "/" + String.join("/", rest);
    }

    JsonPath escalation(String alert) {
        return acme.as("viewer").get(alerts(alert, "escalation")).jsonPath();
    }

    void awaitState(String alert, String state) {
        await().atMost(World.SOON)
                .until(() -> escalation(alert).getString("state").equals(state));
    }

    void awaitPages(String alert, String... expected) {
        await().atMost(World.SOON)
                .untilAsserted(() -> assertThat(pager.of(alert)).containsExactly(expected));
    }

    List<String> story(String alert) {
        return acme.as("viewer")
                .get(alerts(alert, "timeline") + "?limit=100")
                .jsonPath()
                .getList("items.kind");
    }

    List<String> said(String alert, String kind) {
        return acme.as("viewer")
                .get(alerts(alert, "timeline") + "?limit=100")
                .jsonPath()
                .getList("items.findAll { it.kind == '%s' }.text".formatted(kind));
    }

    Response act(String alert, String verb) {
        return acme.as("responder").body("{}").post(alerts(alert, verb));
    }

    Response escalate(String alert, long generation, int round, int step) {
        return acme.as("responder")
                .body("{\"generation\": %d, \"round\": %d, \"step\": %d}".formatted(generation, round, step))
                .post(alerts(alert, "escalate"));
    }

    void sql(String statement) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            sql.execute(statement);
        }
    }
}
