package dev.cairn.notification.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.Signals;
import dev.cairn.notification.World;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class PeopleMeasuresTest {

    private World.Organisation acme;
    private String alert;
    private String ana;
    private YearMonth month;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-responder";
        alert = Signals.trigger(acme, "disk", "shop", "critical", "eu");
        month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    }

    private Instant at(int day, int hour) {
        return month.atDay(day).atTime(hour, 30).toInstant(ZoneOffset.UTC);
    }

    /** A page whose first message arrived then; null for one that never did. */
    private void paged(int step, @Nullable Instant at, @Nullable String zone) throws SQLException {
        String created = (at == null ? at(1, 1) : at).toString();
        UUID page = UUID.randomUUID();
        sql("""
                insert into page (id, organisation_id, alert_id, generation, round, step, person, person_name, urgency, why,
                    time_zone, created_at)
                values ('%s', '%s', '%s', 1, 1, %d, '%s', 'The responder', 'high', 'on call', %s, '%s')""".formatted(page, acme.id(), alert, step, ana, zone == null ? "null" : "'" + zone + "'", created));
        for (int second : new int[] {0, 40}) {
            sql("""
                    insert into page_message (id, organisation_id, page_id, alert_id, person, method_id, kind, hint, first, state,
                        due_at, ended_at)
                    values ('%s', '%s', '%s', '%s', '%s', '%s', 'email', 'a', true, '%s', '%s', timestamptz '%s' + interval '%d s')""".formatted(
                            UUID.randomUUID(),
                            acme.id(),
                            page,
                            alert,
                            ana,
                            UUID.randomUUID(),
                            at == null ? "failed" : "sent",
                            created,
                            created,
                            second));
        }
    }

    private void sql(String statement) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            sql.execute(statement);
        }
    }

    private JsonPath people(String query) {
        var answer = acme.as("viewer").get("/api/v1/measures/" + acme.slug() + "/people" + query);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    @Test
    void pagesAreCountedByThePersonsOwnNights() throws SQLException {
        for (int day = 1; day <= 7; day++) {
            paged(day, at(day, 18), "Asia/Tokyo");
        }
        paged(8, at(7, 19), "Asia/Tokyo");
        paged(9, at(20, 3), "Asia/Tokyo");
        paged(10, null, "Asia/Tokyo");

        JsonPath tokyo = people("?month=" + month);

        assertThat(tokyo.getMap("people[0]"))
                .containsEntry("person", ana)
                .containsEntry("timeZone", "Asia/Tokyo")
                .containsEntry("pages", 9)
                .containsEntry("nightPages", 8)
                .containsEntry("nights", 7)
                .containsEntry("longestRun", 7)
                .containsEntry("overCap", true);
        assertThat(tokyo.getInt("overCap")).isOne();
        assertThat(tokyo.getInt("mostNights")).isEqualTo(6);
        assertThat(people("").getList("people")).isEmpty();
    }

    @Test
    void thePersonsOwnZoneCountsBeforeThatOfTheSchedule() throws SQLException {
        paged(1, at(5, 18), "Asia/Tokyo");
        acme.as("responder")
                .header("If-Match", "*")
                .body("{\"high\": [], \"low\": [], \"timeZone\": \"Europe/Lisbon\"}")
                .put("/api/v1/people/" + acme.slug() + "/me/rules")
                .then()
                .statusCode(200)
                .body("timeZone", equalTo("Europe/Lisbon"));

        assertThat(people("?month=" + month).getMap("people[0]"))
                .containsEntry("timeZone", "Europe/Lisbon")
                .containsEntry("pages", 1)
                .containsEntry("nightPages", 0)
                .containsEntry("overCap", false);
    }

    @Test
    void withoutAnyZoneItIsUtc() throws SQLException {
        paged(1, at(5, 2), null);

        assertThat(people("?month=" + month).getMap("people[0]"))
                .containsEntry("timeZone", "UTC")
                .containsEntry("nights", 1);
    }

    @Test
    void aZoneThatIsNoneIsRefused() {
        acme.as("responder")
                .header("If-Match", "*")
                .body("{\"high\": [], \"low\": [], \"timeZone\": \"Mars/Phobos\"}")
                .put("/api/v1/people/" + acme.slug() + "/me/rules")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/timeZone"));
    }

    @Test
    void aMonthThatIsNoneIsRefused() {
        for (String month : List.of("2026-13", "november", "2026-1", "99999-01", "2026-11-01")) {
            acme.as("viewer")
                    .get("/api/v1/measures/" + acme.slug() + "/people?month=" + month)
                    .then()
                    .statusCode(400)
                    .body("errors[0].detail", containsString("must be a month such as 2026-11"));
        }
    }
}
