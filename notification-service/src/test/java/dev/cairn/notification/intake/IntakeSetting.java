package dev.cairn.notification.intake;

import dev.cairn.notification.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** An organisation, and what other systems tell it. */
abstract class IntakeSetting {

    World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    String alerts(String... rest) {
        return "/api/v1/alerts/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    ValidatableResponse event(String action, String key, String severity) {
        var body = new HashMap<String, Object>(Map.of("event_action", action));
        if (key != null) {
            body.put("dedup_key", key);
        }
        if (severity != null) {
            body.put("payload", Map.of("summary", "Disk is full", "source", "db-1", "severity", severity));
        }
        return acme.asToken().body(body).post("/api/v1/events/" + acme.slug()).then();
    }

    String trigger(String key, String severity) {
        return event("trigger", key, severity).statusCode(202).extract().path("alert");
    }

    JsonPath alert(String id) {
        return acme.as("viewer")
                .get(alerts(id))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    List<String> timeline(String id) {
        return acme.as("viewer").get(alerts(id, "timeline")).jsonPath().getList("items.kind");
    }

    static Map<String, Object> member(String instance, String status) {
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

    JsonPath group(String sender, int status, String version, List<Object> members) {
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
}
