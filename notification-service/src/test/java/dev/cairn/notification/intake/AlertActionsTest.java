package dev.cairn.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people do about the alerts of other systems. */
@NotificationTest
class AlertActionsTest extends IntakeSetting {

    @Test
    void aSnoozeEndsByItself() {
        String alert = trigger("nap", "error");
        String until = Instant.now().plusSeconds(2).toString();
        acme.as("responder")
                .body(Map.of("until", until, "note", "deploy", "expectedState", "open"))
                .post(alerts(alert, "snooze"))
                .then()
                .statusCode(200)
                .body("state", equalTo("snoozed"))
                .body("snoozedUntil", notNullValue());
        acme.as("viewer").get(alerts() + "?state=snoozed").then().body("items.id", hasItems(alert));

        await().atMost(World.SOON).until(() -> alert(alert).getString("state").equals("open"));
        assertThat(timeline(alert)).containsExactly("woken", "snoozed", "raised");
        assertThat(alert(alert).getString("snoozedUntil")).isNull();
    }

    @Test
    void anActionMadeForAnotherStateIsRefused() {
        String alert = trigger("moved", "error");
        event("acknowledge", "moved", null);

        acme.as("responder")
                .body(Map.of("expectedState", "open"))
                .post(alerts(alert, "resolve"))
                .then()
                .statusCode(409)
                .body("code", equalTo("alert-moved-on"))
                .body("detail", containsString("acknowledged"));
        acme.as("responder")
                .post(alerts(alert, "unsnooze"))
                .then()
                .statusCode(409)
                .body("code", equalTo("alert-not-snoozed"));
        acme.as("responder")
                .body(Map.of("until", Instant.now().minusSeconds(5).toString()))
                .post(alerts(alert, "snooze"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/until"));
        assertThat(alert(alert).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void manyAreHandledAtOnceAndEachIsAnsweredFor() {
        String one = trigger("one", "error");
        String two = trigger("two", "error");
        event("resolve", "two", null);
        String three = trigger("three", "error");
        String nobodys = UUID.randomUUID().toString();
        var items = List.of(
                Map.of("id", one, "expectedState", "open"),
                Map.of("id", two),
                Map.of("id", three, "expectedState", "snoozed"),
                Map.of("id", nobodys));

        acme.as("responder")
                .body(Map.of("action", "acknowledge", "alerts", items, "note", "all mine"))
                .post(alerts("actions"))
                .then()
                .statusCode(200)
                .body("results.id", equalTo(List.of(one, two, three, nobodys)))
                .body("results.done", equalTo(List.of(true, false, false, false)))
                .body("results[1].code", equalTo("alert-already-resolved"))
                .body("results[2].code", equalTo("alert-moved-on"))
                .body("results[3].code", equalTo("not-found"));
        assertThat(alert(one).getString("state")).isEqualTo("acknowledged");
        assertThat(alert(three).getString("state")).isEqualTo("open");
        acme.as("responder")
                .body(Map.of("action", "acknowledge", "alerts", List.of(Map.of("id", one), Map.of("id", one))))
                .post(alerts("actions"))
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItems("/alerts/1/id"));
        acme.as("responder")
                .body(Map.of("action", "drop", "alerts", List.of(Map.of("id", one))))
                .post(alerts("actions"))
                .then()
                .statusCode(400);
        acme.as("viewer")
                .body(Map.of("action", "resolve", "alerts", List.of(Map.of("id", one))))
                .post(alerts("actions"))
                .then()
                .statusCode(403);
    }
}
