package dev.cairn.notification.schedule.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpsgenieReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static ImportedSchedule read(String rotations, String overrides) throws Exception {
        String source = "{\"schedule\": {\"name\": \"S\", \"timezone\": \"Europe/Berlin\", \"rotations\": [" + rotations
                + "]}, \"overrides\": [" + overrides + "]}";
        return OpsgenieReader.read(new ObjectMapper().readTree(source), "/source", NOW);
    }

    private static String rotation(String id, String type, String more, String... people) {
        var participants = new StringBuilder();
        for (String person : people) {
            participants
                    .append(participants.isEmpty() ? "" : ",")
                    .append("{\"type\": \"user\", \"username\": \"")
                    .append(person)
                    .append("\"}");
        }
        return "{\"id\": \"%s\", \"type\": \"%s\", \"startDate\": \"2026-01-05T08:00:00Z\", \"participants\": [%s]%s}"
                .formatted(id, type, participants, more);
    }

    private static String onCall(ImportedSchedule read, String text) {
        Instant at = Instant.parse(text);
        var parts = OnCallParts.of(read.clock().between(at, at.plusSeconds(60)), at, at.plusSeconds(60), key -> key);
        return String.join("+", parts.get(0).people());
    }

    @Test
    void allRotationsAreOnCallTogetherAndDaysFollowTheCalendar() throws Exception {
        var read = read(rotation("a", "daily", "", "ana", "ben") + "," + rotation("b", "weekly", "", "vic"), "");

        assertThat(onCall(read, "2026-04-05T06:59:00Z")).isEqualTo("ben+vic");
        assertThat(onCall(read, "2026-04-05T07:00:00Z")).as("09:00 in summer").isEqualTo("ana+vic");
        assertThat(read.layers()).extracting(ImportedLayer::priority).containsExactly(1, 1);
        assertThat(read.layers().get(0).start()).hasToString("2026-01-05T09:00");
    }

    @Test
    void hoursAreCountedAsTheyPass() throws Exception {
        var read = read(rotation("a", "hourly", ", \"length\": 12", "ana", "ben"), "");

        assertThat(onCall(read, "2026-04-05T07:59:00Z")).isEqualTo("ben");
        assertThat(onCall(read, "2026-04-05T08:00:00Z")).as("10:00 in summer").isEqualTo("ana");
    }

    @Test
    void aRestrictionOverSeveralDaysIsWholeDaysAndARest() throws Exception {
        var read = read(
                rotation(
                        "a",
                        "weekly",
                        ", \"timeRestriction\": {\"type\": \"weekday-and-time-of-day\", \"restrictions\": [{\"startDay\": \"friday\","
                                + "\"startHour\": 18, \"startMin\": 30, \"endDay\": \"monday\", \"endHour\": 8, \"endMin\": 0}]}",
                        "ana"),
                "");

        assertThat(onCall(read, "2026-03-06T17:29:00Z")).isEmpty();
        assertThat(onCall(read, "2026-03-06T17:30:00Z")).isEqualTo("ana");
        assertThat(onCall(read, "2026-03-09T06:59:00Z")).isEqualTo("ana");
        assertThat(onCall(read, "2026-03-09T07:00:00Z")).isEmpty();
        assertThat(read.layers().get(0).windows())
                .extracting(one -> one.weekdays() + " " + one.start() + " " + one.end())
                .containsExactly("[FRIDAY] 18:30 18:30", "[SATURDAY] 18:30 18:30", "[SUNDAY] 18:30 08:00");
    }

    @Test
    void anOverrideOfOneRotationTakesItsTurnsAlone() throws Exception {
        var read = read(rotation("a", "daily", "", "ana", "ben") + "," + rotation("b", "weekly", "", "vic"), """
                {"user": {"username": "eva"}, "startDate": "2026-03-03T12:00:00Z", "endDate": "2026-03-05T12:00:00Z",
                "rotations": [{"id": "a"}]},
                {"user": {"username": "eva"}, "startDate": "2026-02-03T12:00:00Z", "endDate": "2026-02-05T12:00:00Z"}""");

        assertThat(onCall(read, "2026-03-04T09:00:00Z")).isEqualTo("eva+vic");
        assertThat(onCall(read, "2026-03-05T12:00:00Z")).isEqualTo("ben+vic");
        assertThat(read.overrides())
                .extracting(one -> one.kind() + " " + one.replaces() + " " + one.start())
                .containsExactly(
                        "add null 2026-03-03T12:00:00Z",
                        "replace ben 2026-03-03T12:00:00Z",
                        "replace ana 2026-03-04T08:00:00Z",
                        "replace ben 2026-03-05T08:00:00Z");
    }

    @Test
    void whatIsWrongIsNamedByItsPlace() {
        assertThatThrownBy(() -> read(rotation("a", "monthly", "", "ana"), ""))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        wrong -> assertThat(wrong.pointer()).isEqualTo("/source/schedule/rotations/0/type"));
        assertThatThrownBy(() -> read(rotation("a", "daily", ""), ""))
                .isInstanceOfSatisfying(
                        ImportException.class,
                        wrong -> assertThat(wrong.pointer()).isEqualTo("/source/schedule/rotations/0/participants"));
    }
}
