package dev.cairn.notification.incident;

import dev.cairn.notification.World;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The incidents of one organisation, as its responder handles them. */
record Incidenting(World.Organisation acme) {

    String path(String... rest) {
        return "/api/v1/incidents/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    Map<String, Object> body(Map<String, Object> with) {
        var body = new HashMap<String, Object>(Map.of("title", "Checkout answers 500", "severity", "critical"));
        body.putAll(with);
        return body;
    }

    String declare(Map<String, Object> with) {
        return acme.as("responder")
                .body(body(with))
                .post(path())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    ValidatableResponse get(String id) {
        return acme.as("viewer").get(path(id)).then().statusCode(200);
    }

    int version(String id) {
        return get(id).extract().path("version");
    }

    /** Changes a part of one over its present version. */
    ValidatableResponse change(String id, String part, Object body) {
        return acme.as("responder")
                .header("If-Match", "\"" + version(id) + "\"")
                .body(body)
                .put(path(id, part))
                .then();
    }

    ValidatableResponse state(String id, String state, String reason) {
        return change(id, "state", reason == null ? Map.of("state", state) : Map.of("state", state, "reason", reason));
    }

    ValidatableResponse attach(String id, String... alerts) {
        return acme.as("responder")
                .body(Map.of("alerts", List.of(alerts)))
                .post(path(id, "alerts"))
                .then();
    }

    ValidatableResponse say(String id, Map<String, Object> update) {
        return acme.as("responder").body(update).post(path(id, "updates")).then();
    }

    ValidatableResponse note(String id, Map<String, Object> note) {
        return acme.as("responder").body(note).post(path(id, "timeline")).then();
    }

    /** The kinds of what happened, newest first. */
    List<String> kinds(String id) {
        return acme.as("viewer")
                .get(path(id, "timeline") + "?limit=100")
                .jsonPath()
                .getList("items.kind");
    }
}
