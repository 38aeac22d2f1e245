package dev.cairn.notification.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies and drills of an organisation, made as its people make them. */
public final class Drilling {

    private Drilling() {}

    public static String person(Organisation acme, String role) {
        return "{\"kind\": \"person\", \"id\": \"%s-%s\"}".formatted(acme.slug(), role);
    }

    public static String schedule(String id) {
        return "{\"kind\": \"schedule\", \"id\": \"%s\"}".formatted(id);
    }

    /** Makes a policy of steps ten seconds apart, each of one target. */
    public static String policy(Organisation acme, String name, String... targets) {
        var steps = new StringBuilder();
        for (String target : targets) {
            steps.append(steps.isEmpty() ? "" : ", ")
                    .append("{\"delaySeconds\": %d, \"targets\": [%s]}".formatted(steps.isEmpty() ? 0 : 10, target));
        }
        var made = acme.as("editor")
                .body("{\"name\": \"%s\", \"steps\": [%s]}".formatted(name, steps))
                .post("/api/v1/policies/" + acme.slug());
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    /** Makes a schedule in which one person is always on call, from 2026 until a local time. */
    public static String rota(Organisation acme, String role, @Nullable String until) {
        var made = acme.as("editor")
                .body("""
                        {"name": "Primary", "timeZone": "Europe/Berlin", "layers": [{"rotation": {"unit": "weeks", "length": 1,
                        "start": "2026-01-01T00:00", "end": %s, "participants": ["%s-%s"]}}]}""".formatted(until == null ? null : "\"" + until + "\"", acme.slug(), role))
                .post("/api/v1/schedules/" + acme.slug());
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made.path("id");
    }

    /** Sends alerts to a policy, except those of a service. */
    public static void route(Organisation acme, String rules, String otherwise) {
        String now = acme.as("editor").get("/api/v1/routing/" + acme.slug()).header("ETag");
        var answer = acme.as("editor")
                .header("If-Match", now)
                .body("{\"rules\": [%s], \"otherwise\": %s}"
                        .formatted(rules, otherwise == null ? null : "\"" + otherwise + "\""))
                .put("/api/v1/routing/" + acme.slug());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }

    public static Response begin(Organisation acme, String policy, Map<String, Object> rest) {
        var body = new HashMap<String, Object>(rest);
        body.put("policy", policy);
        return acme.as("editor").body(body).post("/api/v1/drills/" + acme.slug());
    }

    public static String begun(Organisation acme, String policy) {
        var answer = begin(acme, policy, Map.of());
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.path("id");
    }

    public static JsonPath drill(Organisation acme, String id) {
        return acme.as("viewer").get("/api/v1/drills/" + acme.slug() + "/" + id).jsonPath();
    }

    public static JsonPath awaitState(Organisation acme, String id, String state) {
        return await().atMost(World.SOON).until(() -> drill(acme, id), drill -> state.equals(drill.getString("state")));
    }

    /** Makes now of what is due later. */
    public static void sql(Organisation acme, String statement) {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            sql.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
