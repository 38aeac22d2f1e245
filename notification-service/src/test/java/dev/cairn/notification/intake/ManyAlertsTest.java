package dev.cairn.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organisation with as many open alerts as it may have. */
@NotificationTest
class ManyAlertsTest {

    /** As cairn.alert.most-open is in tests. */
    private static final int MOST = 12_000;

    private static final double LONGEST_MILLIS = 50;

    private static final String FILL = """
            insert into alert (id, organisation_id, integration, dedup_key, kind, severity, urgency, state, title, detail,
                count, first_at, last_at, version)
            select gen_random_uuid(), '%s', 'events', 'key-' || n, 'external', 'error', 'high', 'open', 'Alert ' || n, '',
                1, now(), now(), 1
            from generate_series(1, %d) as n""";

    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    @Test
    void listsStayQuickAndWhatIsOneTooManyIsRefused() throws SQLException {
        fill();
        for (String where : List.of("state = 'open'", "state = 'open' and urgency = 'high'", "true")) {
            assertThat(millis(
                            "select * from alert where organisation_id = '%s' and id < '%s' and %s order by id desc limit 26"
                                    .formatted(acme.id(), "ffffffff-ffff-ffff-ffff-ffffffffffff", where)))
                    .as(where)
                    .isLessThan(LONGEST_MILLIS);
        }
        acme.as("viewer")
                .get("/api/v1/alerts/" + acme.slug() + "?state=open&urgency=high&limit=100")
                .then()
                .body("items", hasSize(100));

        event("key-7", "trigger").then().statusCode(202).body("status", equalTo("success"));
        event("one-more", "trigger")
                .then()
                .statusCode(429)
                .header("Retry-After", "60")
                .body("code", equalTo("too-many-open-alerts"));
        var firing = Map.of("status", "firing", "labels", Map.of("alertname", "More"), "fingerprint", "more");
        acme.asToken()
                .body(Map.of("version", "4", "alerts", List.of(firing)))
                .post("/api/v1/integrations/" + acme.slug() + "/alertmanager")
                .then()
                .statusCode(503)
                .header("Retry-After", "60")
                .body("code", equalTo("too-many-open-alerts"));
        event("key-7", "resolve").then().statusCode(202);
        event("one-more", "trigger").then().statusCode(202).body("status", equalTo("success"));
    }

    private Response event(String key, String action) {
        return acme.asToken()
                .body(Map.of(
                        "event_action",
                        action,
                        "dedup_key",
                        key,
                        "payload",
                        Map.of("summary", "s", "source", "x", "severity", "error")))
                .post("/api/v1/events/" + acme.slug());
    }

    private void fill() throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            sql.execute(FILL.formatted(acme.id(), MOST));
        }
        try (var owner = ServersResource.connect("owner");
                var sql = owner.createStatement()) {
            sql.execute("analyze alert");
        }
    }

    private double millis(String query) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            var plan = new StringBuilder();
            try (var rows = sql.executeQuery("explain analyze " + query)) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
            assertThat(plan).contains("Index Scan").doesNotContain("Seq Scan");
            var time = Pattern.compile("Execution Time: ([0-9.]+) ms").matcher(plan);
            assertThat(time.find()).as(plan.toString()).isTrue();
            return Double.parseDouble(time.group(1));
        }
    }
}
