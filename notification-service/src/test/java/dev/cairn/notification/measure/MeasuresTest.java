package dev.cairn.notification.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class MeasuresTest {

    private static World.@Nullable Organisation made;

    private World.Organisation acme;

    /** Three alerts of the shop, of which two were acknowledged and two are over, and one of the bank that went by itself. */
    @BeforeEach
    void alerts() throws SQLException {
        if (made != null) {
            acme = made;
            return;
        }
        acme = World.organisation();
        made = acme;
        raise("shop", "a", "critical");
        raise("shop", "a", "critical");
        raise("shop", "b", "error");
        raise("shop", "c", "warning");
        raise("bank", "a", "error");
        took("shop", "a", 60, 600);
        took("shop", "b", 180, null);
        took("bank", "a", null, 100);
    }

    private void raise(String service, String key, String severity) {
        acme.asToken()
                .body(Map.of(
                        "event_action",
                        "trigger",
                        "dedup_key",
                        key,
                        "routing_key",
                        service,
                        "payload",
                        Map.of("summary", key, "source", "test", "severity", severity)))
                .post("/api/v1/events/" + acme.slug())
                .then()
                .statusCode(202);
    }

    private void took(String service, String key, @Nullable Integer acknowledged, @Nullable Integer resolved)
            throws SQLException {
        if (acknowledged != null) {
            change("first_acknowledged_at = first_at + interval '%d seconds'".formatted(acknowledged), service, key);
        }
        if (resolved != null) {
            change(
                    "state = 'resolved', resolved_at = first_at + interval '%d seconds'".formatted(resolved),
                    service,
                    key);
        }
    }

    private void change(String what, String service, String key) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            assertThat(sql.executeUpdate("update alert set " + what + " where service = '" + service
                            + "' and dedup_key = '" + key + "'"))
                    .isOne();
        }
    }

    private JsonPath measures(String query) {
        return acme.as("viewer")
                .get("/api/v1/measures/" + acme.slug() + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void alertsAreMeasuredByService() {
        JsonPath measures = measures("");

        assertThat(measures.getMap("all"))
                .containsEntry("alerts", 4)
                .containsEntry("high", 3)
                .containsEntry("repeats", 1)
                .containsEntry("acknowledged", 2)
                .containsEntry("resolved", 2)
                .containsEntry("unattended", 1);
        assertThat(measures.getDouble("all.timeToAcknowledge.mean")).isEqualTo(120);
        assertThat(measures.getDouble("all.timeToAcknowledge.p90")).isEqualTo(168);
        assertThat(measures.getDouble("all.timeToResolve.median")).isEqualTo(350);
        assertThat(measures.<String>getList("groups.key")).containsExactly("shop", "bank");
        assertThat(measures.getMap("groups[1]")).containsEntry("unattended", 1).doesNotContainKey("timeToAcknowledge");
    }

    @Test
    void alertsAreMeasuredByWhatIsAsked() {
        assertThat(measures("?by=severity").<String>getList("groups.key"))
                .containsExactly("error", "critical", "warning");
        assertThat(measures("?by=integration").<String>getList("groups.key")).containsExactly("events");
        assertThat(measures("?by=project").<String>getList("groups.key")).containsExactly("");
    }

    /** The two zones are a day apart at every instant. */
    @Test
    void daysBeginWhereTheTimeZoneSays() {
        var east = days("Pacific/Kiritimati");
        var west = days("Pacific/Honolulu");

        assertThat(east).isEqualTo(west.stream().map(day -> day.plusDays(1)).toList());
    }

    private List<LocalDate> days(String zone) {
        return measures("?by=day&timeZone=" + zone).<String>getList("groups.key").stream()
                .map(LocalDate::parse)
                .toList();
    }

    @Test
    void anotherTimeHasNone() {
        JsonPath measures = measures("?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z");

        assertThat(measures.getMap("all")).containsEntry("alerts", 0).doesNotContainKey("timeToResolve");
        assertThat(measures.getList("groups")).isEmpty();
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var cases = Map.of(
                "by=colour", "must be one of service, integration",
                "timeZone=Mars/Phobos", "must be a time zone",
                "timeZone=%2B02:00", "must be a time zone",
                "from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z", "at most 92 days",
                "from=yesterday", "must be an instant");
        cases.forEach((query, message) -> acme.as("viewer")
                .get("/api/v1/measures/" + acme.slug() + "?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].detail", containsString(message)));
    }

    @Test
    void anotherOrganisationIsNotThere() {
        World.organisation()
                .as("owner")
                .get("/api/v1/measures/" + acme.slug())
                .then()
                .statusCode(404)
                .body("code", equalTo("not-found"));
    }
}
