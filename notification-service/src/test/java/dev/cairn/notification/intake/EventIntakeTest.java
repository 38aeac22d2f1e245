package dev.cairn.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.cairn.notification.NotificationTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Events as PagerDuty takes them. */
@NotificationTest
class EventIntakeTest extends IntakeSetting {

    @Test
    void anEventLivesFromTriggerToResolveAndItsKeyIsFreeAgain() {
        String first = trigger("disk", "error");
        assertThat(trigger("disk", "error")).isEqualTo(first);
        event("acknowledge", "disk", null).statusCode(202).body("status", equalTo("success"));
        event("acknowledge", "disk", null)
                .statusCode(202)
                .body("status", equalTo("dropped"))
                .body("message", containsString("acknowledged already"));
        assertThat(trigger("disk", "warning")).isEqualTo(first);
        var taken = alert(first);
        assertThat(taken.getString("state")).isEqualTo("acknowledged");
        assertThat(taken.getInt("count")).isEqualTo(3);
        assertThat(taken.getString("severity")).isEqualTo("error");
        assertThat(taken.getString("urgency")).isEqualTo("high");
        assertThat(taken.getString("integration")).isEqualTo("events");
        assertThat(taken.getString("acknowledgedBy")).isEqualTo("ci");
        event("resolve", "disk", null).statusCode(202).body("alert", equalTo(first));
        event("resolve", "disk", null)
                .statusCode(202)
                .body("status", equalTo("dropped"))
                .body("message", containsString("no open alert"));

        String second = trigger("disk", "error");
        assertThat(second).isNotEqualTo(first);
        assertThat(alert(second).getString("previousId")).isEqualTo(first);
        assertThat(timeline(first)).containsExactly("resolved", "acknowledged", "raised");
    }

    @Test
    void anEventWithoutAKeyIsGivenOne() {
        String key = event("trigger", null, "info").statusCode(202).extract().path("dedup_key");

        assertThat(UUID.fromString(key)).isNotNull();
        event("resolve", key, null).body("status", equalTo("success"));
    }

    @Test
    void whatGetsWorseIsOpenAgainAfterItWasAcknowledged() {
        String alert = trigger("db", "warning");
        event("acknowledge", "db", null).statusCode(202);
        trigger("db", "critical");

        var again = alert(alert);
        assertThat(again.getString("state")).isEqualTo("open");
        assertThat(again.getString("urgency")).isEqualTo("high");
        assertThat(again.getString("acknowledgedBy")).isNull();
        assertThat(timeline(alert)).containsExactly("woken", "acknowledged", "raised");
    }

    @Test
    void ofManyAtOnceOneAlertComes() throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var ids = new ArrayList<String>();
            Callable<String> trigger = () -> trigger("race", "error");
            for (var one : pool.invokeAll(Collections.nCopies(32, trigger))) {
                ids.add(one.get());
            }
            assertThat(ids).doesNotContainNull().containsOnly(ids.get(0));
            assertThat(alert(ids.get(0)).getInt("count")).isEqualTo(32);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void badEventsAreRefusedAtTheirPlace() {
        event("trigger", "k", "loud").statusCode(400).body("errors.pointer", hasItems("/payload/severity"));
        event("resolve", null, null).statusCode(400).body("errors.pointer", hasItems("/dedup_key"));
        event("trigger", "k".repeat(256), "info").statusCode(400).body("errors.pointer", hasItems("/dedup_key"));
        acme.asToken().body("{").post("/api/v1/events/" + acme.slug()).then().statusCode(400);
        acme.as("viewer")
                .body("{}")
                .post("/api/v1/events/" + acme.slug())
                .then()
                .statusCode(403);
    }
}
