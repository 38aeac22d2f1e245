package dev.cairn.notification;

import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What another system tells of an organisation's troubles. */
public final class Signals {

    private Signals() {}

    /** Raises an alert, or raises it again; answers its id. */
    public static String trigger(World.Organisation to, String key, String service, String severity, String region) {
        var payload = Map.of(
                "summary",
                "Trouble " + key,
                "source",
                "host-" + key,
                "severity",
                severity,
                "custom_details",
                Map.of("region", region));
        var body = new HashMap<String, Object>(
                Map.of("event_action", "trigger", "dedup_key", key, "routing_key", service, "payload", payload));
        return to.asToken()
                .body(body)
                .post("/api/v1/events/" + to.slug())
                .then()
                .statusCode(202)
                .extract()
                .path("alert");
    }

    /** Tells that a trouble is over. */
    public static void resolve(World.Organisation to, String key, String service) {
        to.asToken()
                .body(Map.of("event_action", "resolve", "dedup_key", key, "routing_key", service))
                .post("/api/v1/events/" + to.slug())
                .then()
                .statusCode(202);
    }

    public static JsonPath alert(World.Organisation of, String id) {
        return of.as("viewer")
                .get("/api/v1/alerts/" + of.slug() + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The kinds of what happened to it, newest first. */
    public static List<String> timeline(World.Organisation of, String id) {
        return of.as("viewer")
                .get("/api/v1/alerts/" + of.slug() + "/" + id + "/timeline")
                .jsonPath()
                .getList("items.kind");
    }
}
