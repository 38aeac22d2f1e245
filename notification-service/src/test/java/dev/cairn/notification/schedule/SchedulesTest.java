package dev.cairn.notification.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@NotificationTest
class SchedulesTest extends ScheduleTesting {

    @Test
    void aChangeKeepsThePastAndWhoeverIsOnCall() {
        String start = Instant.now().minus(Duration.ofDays(90)).toString().substring(0, 16);
        Response first = post("""
                {"name": "Long", "timeZone": "UTC", "layers": [{"id": "main", "rotation":
                {"unit": "weeks", "length": 3, "start": "%s", "participants": ["%s", "%s"]}}]}""".formatted(start, ana, ben));
        String id = first.jsonPath().getString("id");
        String now = Instant.now().toString();
        String before = Instant.now().minus(Duration.ofDays(40)).toString();
        List<String> onCallNow = onCall(id, now);
        List<String> onCallBefore = onCall(id, before);
        String changed = """
                {"name": "Long", "timeZone": "UTC", "layers": [{"id": "main", "rotation":
                {"unit": "weeks", "length": 3, "start": "%s", "participants": ["%s", "%s", "%s"]}}]}""".formatted(start, vic, ana, ben);

        acme.as("editor").body(changed).put(path(id, "")).then().statusCode(428);
        acme.as("editor")
                .header("If-Match", "\"7\"")
                .body(changed)
                .put(path(id, ""))
                .then()
                .statusCode(412);
        acme.as("viewer")
                .header("If-Match", "\"1\"")
                .body(changed)
                .put(path(id, ""))
                .then()
                .statusCode(403);
        acme.as("editor")
                .header("If-Match", first.header("ETag"))
                .body(changed)
                .put(path(id, ""))
                .then()
                .statusCode(200);

        assertThat(onCall(id, Instant.now().toString())).isEqualTo(onCallNow);
        assertThat(onCall(id, before)).isEqualTo(onCallBefore);
        assertThat(read(id, "").getInt("version")).isEqualTo(2);
        acme.as("editor").header("If-Match", "*").delete(path(id, "")).then().statusCode(204);
        acme.as("viewer").get(path(id, "/on-call")).then().statusCode(404);
        assertThat(told(id)).containsExactly("schedule.created 1", "schedule.changed 2", "schedule.deleted 3");
    }

    /** The events of a schedule, as word and version. */
    private static List<String> told(String id) {
        return words(TestEvents.read("cairn-schedules-v1", all -> words(all, id).size() >= 3), id);
    }

    private static List<String> words(Collection<ConsumerRecord<String, byte[]>> all, String id) {
        return all.stream()
                .filter(one -> one.key().equals(id))
                .map(SchedulesTest::word)
                .toList();
    }

    private static String word(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        CairnEvent event = CloudEventHeaders.parse(headers, record.value());
        return event.type().type().replace("dev.cairn.", "").replace(".v1", "") + " " + event.sequence();
    }

    @Test
    void badInputIsRefusedWithAPointer() {
        assertRefused(daily("2025-01-01T09:00", ana).replace("Europe/Berlin", "Mars/Olympus"), "/timeZone");
        assertRefused(daily("2025-01-01T09:00", "nobody-here"), "/layers/0/rotation/participants/0");
        assertRefused(
                daily("2025-01-01T09:00", ana).replace("\"length\": 1", "\"length\": 9001"),
                "/layers/0/rotation/length");
        assertRefused(daily("yesterday", ana), "/layers/0/rotation/start");
        assertRefused("{\"name\": \"x\", \"timeZone\": \"UTC\", \"layers\": []}", "/layers");
        String window = "{\"start\": \"09:00\", \"end\": \"10:00\"}";
        String layer = """
                {"id": "%d", "rotation": {"unit": "days", "length": 1, "start": "2025-01-01T09:00", "participants": [null]},
                "restrictions": [%s]}""";
        String layers = IntStream.range(0, 5)
                .mapToObj(i -> layer.formatted(i, String.join(",", Collections.nCopies(41, window))))
                .collect(Collectors.joining(","));
        assertRefused(
                "{\"name\": \"x\", \"timeZone\": \"UTC\", \"layers\": [" + layers + "]}", "/layers/4/restrictions");
        String days = "{\"weekdays\": [" + "\"monday\",".repeat(7) + "\"monday\"], " + window.substring(1);
        assertRefused(
                "{\"name\": \"x\", \"timeZone\": \"UTC\", \"layers\": [" + layer.formatted(0, days) + "]}",
                "/layers/0/restrictions/0/weekdays");
        assertRefused(
                "{\"name\": \"x\", \"timeZone\": \"UTC\", \"layers\": [" + "{},".repeat(9999) + "{}]}", "/layers");
        assertThat(acme.as("viewer")
                        .get(path(made(daily("2025-01-01T09:00", ana)), "/on-call?at=noon"))
                        .statusCode())
                .isEqualTo(400);
    }

    private void assertRefused(String body, String pointer) {
        Response answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(answer.jsonPath().getList("errors.pointer"))
                .as(answer.asString())
                .containsExactly(pointer);
    }

    @Test
    void theSameKeyMakesOneSchedule() {
        String body = daily("2025-01-01T09:00", ana);
        var answers = IntStream.range(0, 2)
                .mapToObj(i -> acme.as("editor")
                        .header("Idempotency-Key", "once")
                        .body(body)
                        .post("/api/v1/schedules/" + acme.slug())
                        .jsonPath()
                        .getString("id"))
                .distinct();

        assertThat(answers).hasSize(1);
    }

    @Test
    void whatIsWrittenAsItIsBeginsNoVersion() {
        String body = daily("2025-01-01T09:00", ana);
        String id = made(body);

        Response same = acme.as("editor").header("If-Match", "*").body(body).put(path(id, ""));
        Response other = acme.as("editor")
                .header("If-Match", "*")
                .body(body.replace("Shop", "Store"))
                .put(path(id, ""));

        assertThat(same.jsonPath().getInt("version")).isEqualTo(1);
        assertThat(other.jsonPath().getInt("version")).isEqualTo(2);
    }
}
