package dev.cairn.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.NotificationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@NotificationTest
class SwapsTest extends ScheduleTesting {

    @Test
    void onlyWhoIsAskedAcceptsASwap() {
        String id = made(daily("2025-01-01T00:00", ana, ben, vic));
        Instant day = Instant.parse("2031-05-01T00:00:00Z");
        while (!onCall(id, day.toString()).contains(ana)) {
            day = day.plus(Duration.ofDays(1));
        }
        Instant start = day;
        String body = "{\"with\": \"%s\", \"start\": \"%s\", \"end\": \"%s\"}"
                .formatted(ben, start, start.plus(Duration.ofHours(4)));
        Response asked = acme.as("responder").body(body).post(path(id, "/swaps"));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        String swap = "/swaps/" + asked.jsonPath().getString("id");

        assertThat(onCall(id, start.toString())).containsExactly(ana);
        acme.as("admin").post(path(id, swap + "/accept")).then().statusCode(403);
        acme.as("editor").post(path(id, swap + "/accept")).then().statusCode(200);
        acme.as("editor").post(path(id, swap + "/accept")).then().statusCode(409);
        assertThat(onCall(id, start.toString())).containsExactly(ben);
        assertThat(onCall(id, start.plus(Duration.ofHours(4)).toString())).containsExactly(ana);
        acme.as("admin")
                .body(body.replace(ben, ana))
                .post(path(id, "/swaps"))
                .then()
                .statusCode(422);
    }

    @Test
    void aSwapOfATimeThatIsSomebodyElsesByNowIsNotAccepted() {
        String id = made(daily("2025-01-01T00:00", ana));
        Response asked = acme.as("responder")
                .body("{\"with\": \"%s\", \"start\": \"2031-05-01T00:00:00Z\", \"end\": \"2031-05-02T00:00:00Z\"}"
                        .formatted(ben))
                .post(path(id, "/swaps"));
        String accept = "/swaps/" + asked.jsonPath().getString("id") + "/accept";
        Response override = override(id, vic, "2031-04-01T00:00:00Z", "2031-06-01T00:00:00Z");

        Response refused = acme.as("editor").post(path(id, accept));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.jsonPath().getString("type")).endsWith("swap-outdated");
        assertThat(onCall(id, "2031-05-01T12:00:00Z")).containsExactly(vic);
        acme.as("responder").delete(path(id, "/overrides/" + override.jsonPath().getString("id")));
        acme.as("editor").post(path(id, accept)).then().statusCode(200);
        assertThat(onCall(id, "2031-05-01T12:00:00Z")).containsExactly(ben);
    }
}
