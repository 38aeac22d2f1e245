package dev.cairn.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.notification.NotificationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

@NotificationTest
class ImportTest extends ScheduleTesting {

    private static final String EXPORT = """
            {"schedule": {"data": {"name": "Shop", "timezone": "Europe/Berlin", "rotations": [{"id": "r1", "name": "Weekly",
            "type": "weekly", "length": 1, "startDate": "2026-03-02T08:00:00Z", "participants": [
            {"type": "user", "username": "%s@example.com"}, {"type": "user", "id": "u2", "username": "stranger@example.com"},
            {"type": "team", "id": "t1", "name": "Ops"}]}]}},
            "overrides": {"data": [{"user": {"type": "user", "username": "%1$s@example.com"},
            "startDate": "2031-01-01T00:00:00Z", "endDate": "2031-01-08T00:00:00Z"}]}}""";

    private Response run(String format, String source, String more) {
        return acme.as("editor")
                .body("{\"format\": \"%s\", \"source\": %s%s}".formatted(format, source, more))
                .post("/api/v1/schedules/" + acme.slug() + "/import");
    }

    @Test
    void aPreviewWritesNothingAndNamesWhoIsNotKnown() {
        Response answer = run("opsgenie", EXPORT.formatted(ana), "");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath seen = answer.jsonPath();
        assertThat(seen.getList("people.known")).containsExactly(true, false);
        assertThat(seen.getList("people.person")).containsExactly(ana, null);
        assertThat(seen.getString("people[1].pointer")).isEqualTo("/source/schedule/data/rotations/0/participants/1");
        assertThat(seen.getList("findings.pointer"))
                .containsExactly("/source/schedule/data/rotations/0/participants/2");
        assertThat(seen.getList("schedule.layers[0].rotation.participants")).containsExactly(ana, null, null);
        assertThat(seen.getString("schedule.layers[0].rotation.start")).isEqualTo("2026-03-02T09:00");
        assertThat(seen.getList("overrides.person")).containsExactly(ana);
        assertThat(seen.getDouble("diff.otherHours")).isZero();
        assertThat(seen.getDouble("diff.sameHours")).isEqualTo(90 * 24.0);
        assertThat(acme.as("viewer")
                        .get("/api/v1/schedules/" + acme.slug())
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void itIsWrittenOnceEverybodyIsKnown() {
        String source = EXPORT.formatted(ana);
        Response unknown = run("opsgenie", source, ", \"dryRun\": false");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.jsonPath().getList("errors.pointer"))
                .containsExactly("/source/schedule/data/rotations/0/participants/1");
        assertThat(run("opsgenie", source, ", \"people\": {\"stranger@example.com\": \"nobody-here\"}")
                        .jsonPath()
                        .getList("errors.pointer"))
                .containsExactly("/people/stranger@example.com");

        Response made = run(
                "opsgenie",
                source,
                ", \"dryRun\": false, \"people\": {\"stranger@example.com\": \"%s\"}".formatted(ben));

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.jsonPath().getString("id");
        assertThat(made.header("Location")).endsWith(id);
        assertThat(onCall(id, "2026-03-10T12:00:00Z")).containsExactly(ben);
        assertThat(onCall(id, "2026-03-17T12:00:00Z")).as("the turn of a team").isEmpty();
        assertThat(onCall(id, "2031-01-05T12:00:00Z")).containsExactly(ana);
        assertThat(read(id, "/on-call?at=2031-01-05T12:00:00Z").getString("onCall[0].source"))
                .isEqualTo("override");
    }

    @Test
    void grafanasShiftsAreReadToo() {
        String source = """
                {"schedule": {"name": "Night", "type": "web", "time_zone": "America/New_York", "shifts": ["A"]},
                "users": [{"id": "U1", "email": "x@example.com", "username": "%s"}, {"id": "U2", "name": "The editor"}],
                "shifts": [{"id": "A", "name": "Nights", "type": "rolling_users", "level": 2, "start": "2026-01-05T20:00:00",
                "duration": 43200, "frequency": "weekly", "interval": 1, "week_start": "MO", "by_day": ["MO", "TU", "SU"],
                "rolling_users": [["U1"], ["U2"]]}]}""".formatted(ana);

        JsonPath seen = run("grafana-oncall", source, "").jsonPath();

        assertThat(seen.getList("people.person")).containsExactly(ana, ben);
        assertThat(seen.getInt("schedule.layers[0].priority")).isEqualTo(2);
        assertThat(seen.getList("schedule.layers[0].restrictions[0].weekdays"))
                .containsExactly("monday", "tuesday", "sunday");
        assertThat(seen.getString("schedule.layers[0].restrictions[0].end")).isEqualTo("08:00");
        assertThat(seen.getList("findings")).isEmpty();
        assertThat(seen.getDouble("diff.otherHours")).isZero();
    }

    @Test
    void whatIsNoExportIsRefusedByItsPlace() {
        assertRefused("opsgenie", "{}", "/source/schedule");
        assertRefused("opsgenie", "[]", "/source");
        assertRefused("pagerduty", "{}", "/format");
        assertRefused(
                "opsgenie", EXPORT.formatted(ana).replace("Europe/Berlin", "Berlin"), "/source/schedule/data/timezone");
        assertRefused(
                "opsgenie",
                EXPORT.formatted(ana).replace("\"length\": 1", "\"length\": 0"),
                "/source/schedule/data/rotations/0/length");
        assertRefused("grafana-oncall", "{\"schedule\": {\"type\": \"ical\"}}", "/source/schedule/type");
        acme.as("responder")
                .body("{\"format\": \"opsgenie\", \"source\": {}}")
                .post("/api/v1/schedules/" + acme.slug() + "/import")
                .then()
                .statusCode(403);
    }

    private void assertRefused(String format, String source, String pointer) {
        Response answer = run(format, source, "");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }
}
