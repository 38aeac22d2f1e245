package dev.cairn.notification.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.cairn.kit.access.ApiToken;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Alerts as Prometheus sends them. */
@NotificationTest
class PrometheusIntakeTest extends IntakeSetting {

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

    @Test
    void ofManyMistakesAHundredAreTold() {
        acme.asToken()
                .body(Collections.nCopies(150, Map.of("labels", Map.of())))
                .post("/api/v2/alerts")
                .then()
                .statusCode(400)
                .body("errors", hasSize(101))
                .body("errors[100].detail", equalTo("and 50 more"));
    }
}
