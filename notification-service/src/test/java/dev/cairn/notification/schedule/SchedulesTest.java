package dev.cairn.notification.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@NotificationTest
class SchedulesTest {

    private Organisation acme;
    private String ana;
    private String ben;
    private String vic;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-responder";
        ben = acme.slug() + "-editor";
        vic = acme.slug() + "-admin";
    }

    private String path(String id, String rest) {
        return "/api/v1/schedules/" + acme.slug() + "/" + id + rest;
    }

    private Response post(String body) {
        return acme.as("editor").body(body).post("/api/v1/schedules/" + acme.slug());
    }

    private String daily(String start, String... people) {
        return """
                {"name": "Shop", "timeZone": "Europe/Berlin", "layers": [{"name": "Daily", "rotation":
                {"unit": "days", "length": 1, "start": "%s", "participants": ["%s"]}}]}""".formatted(start, String.join("\", \"", people));
    }

    private String made(String body) {
        Response answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private JsonPath read(String id, String rest) {
        Response answer = acme.as("viewer").get(path(id, rest));
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private List<String> onCall(String id, String at) {
        return read(id, "/on-call?at=" + at).getList("onCall.person");
    }

    @Test
    void whoIsOnCallFollowsTheWallClockOverAChangeOfIt() {
        String id = made(daily("2025-03-28T02:30", ana, ben));

        assertThat(onCall(id, "2025-03-30T00:59:59Z")).containsExactly(ben);
        JsonPath handedOver = read(id, "/on-call?at=2025-03-30T03:00:00+02:00");
        assertThat(handedOver.getList("onCall.person")).containsExactly(ana);
        assertThat(handedOver.getString("layers[0].note")).contains("does not exist");
        assertThat(handedOver.getString("until")).isEqualTo("2025-03-31T00:30:00Z");
        assertThat(onCall(id, "2025-03-27T12:00:00Z")).as("before the start").isEmpty();
        assertThat(acme.as("viewer").get(path(id, "/on-call.txt")).asString()).startsWith("The ");
    }

    @Test
    void theFinalScheduleListsShiftsAndGaps() {
        String id = made("""
                {"name": "Office", "timeZone": "America/New_York", "layers": [{"rotation":
                {"unit": "weeks", "length": 1, "start": "2025-03-03T09:00", "participants": ["%s", null]},
                "restrictions": [{"weekdays": ["sunday"], "start": "22:00", "end": "06:00"}]}]}""".formatted(ana));

        JsonPath shifts = read(id, "/shifts?from=2025-03-09T00:00:00Z&to=2025-03-18T00:00:00Z");

        assertThat(shifts.getList("items.start")).containsExactly("2025-03-10T02:00:00Z");
        assertThat(shifts.getList("items.end")).containsExactly("2025-03-10T10:00:00Z");
        assertThat(shifts.getString("items[0].name")).isEqualTo("The responder");
        assertThat(shifts.getList("gaps.start")).containsExactly("2025-03-09T00:00:00Z", "2025-03-10T10:00:00Z");
        assertThat(read(id, "/gaps?from=2025-03-09T00:00:00Z&to=2025-03-18T00:00:00Z")
                        .getList("$"))
                .hasSize(2);
        assertThat(read(id, "/fairness?from=2025-03-09T00:00:00Z&to=2025-03-18T00:00:00Z")
                        .getDouble("[0].nightHours"))
                .isEqualTo(8.0);
        assertThat(read(id, "/preflight?from=2025-03-01T00:00:00Z").getList("kind"))
                .contains("short", "long");
    }

    @Test
    void theLatestOverrideWinsAndCanBeTakenBack() {
        String id = made(daily("2025-01-01T09:00", ana));
        override(id, ben, "2031-01-01T00:00:00Z", "2031-01-03T00:00:00Z").then().statusCode(201);
        Response second = override(id, vic, "2031-01-02T00:00:00Z", "2031-01-04T00:00:00Z");

        assertThat(onCall(id, "2031-01-01T12:00:00Z")).containsExactly(ben);
        assertThat(onCall(id, "2031-01-02T12:00:00Z")).containsExactly(vic);
        assertThat(read(id, "/on-call?at=2031-01-02T12:00:00Z").getList("overrides.person"))
                .containsExactly(ben, vic);
        acme.as("responder")
                .delete(path(id, "/overrides/" + second.jsonPath().getString("id")))
                .then()
                .statusCode(204);
        assertThat(onCall(id, "2031-01-02T12:00:00Z")).containsExactly(ben);
        assertThat(onCall(id, "2031-01-03T12:00:00Z")).containsExactly(ana);
    }

    private Response override(String id, String person, String start, String end) {
        return acme.as("responder")
                .body("{\"person\": \"%s\", \"start\": \"%s\", \"end\": \"%s\"}".formatted(person, start, end))
                .post(path(id, "/overrides"));
    }

    @Test
    void ofOverridesAskedForAtOnceThoseThatCouldNotKnowOfTheFirstAreRefused() throws Exception {
        String id = made(daily("2025-01-01T09:00", ana));
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .mapToObj(i ->
                            (Callable<Integer>) () -> override(id, ben, "2031-01-01T00:00:00Z", "2031-01-03T00:00:00Z")
                                    .statusCode())
                    .toList();
            var statuses = pool.invokeAll(calls).stream()
                    .map(one -> {
                        try {
                            return one.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();

            assertThat(statuses).isSubsetOf(201, 409).contains(201, 409);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aTemporaryScheduleStandsAboveOverrides() {
        String id = made(daily("2025-01-01T09:00", ana));
        override(id, ben, "2031-01-01T00:00:00Z", "2031-01-05T00:00:00Z").then().statusCode(201);
        acme.as("editor")
                .body("""
                        {"start": "2031-01-02T00:00:00Z", "end": "2031-01-03T00:00:00Z", "shifts": [
                        {"person": "%s", "start": "2031-01-02T06:00:00Z", "end": "2031-01-03T00:00:00Z"}]}""".formatted(vic))
                .post(path(id, "/temporary"))
                .then()
                .statusCode(201);

        assertThat(onCall(id, "2031-01-02T03:00:00Z")).isEmpty();
        assertThat(onCall(id, "2031-01-02T06:00:00Z")).containsExactly(vic);
        assertThat(onCall(id, "2031-01-03T00:00:00Z")).containsExactly(ben);
        assertThat(read(id, "/temporary").getList("$")).hasSize(1);
    }

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
    void holidaysComeFromAnICalFile() {
        String body = daily("2025-01-01T00:00", ana).replace("\"name\": \"Daily\"", "\"holidays\": \"off\"");
        String id = made(body);
        String year = String.valueOf(Instant.now().toString().substring(0, 4));
        String file = """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//EN
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20200101T000000Z
                DTSTART;VALUE=DATE:20201225
                DTEND;VALUE=DATE:20201227
                RRULE:FREQ=YEARLY
                SUMMARY:Christmas
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n");

        acme.as("editor")
                .contentType("text/calendar")
                .header("If-Match", "*")
                .body(file)
                .post(path(id, "/holidays"))
                .then()
                .statusCode(200);

        int next = Integer.parseInt(year) + 1;
        assertThat(read(id, "").getList("holidays")).contains(next + "-12-25", next + "-12-26");
        assertThat(onCall(id, next + "-12-24T22:59:59Z")).containsExactly(ana);
        assertThat(onCall(id, next + "-12-24T23:00:00Z")).isEmpty();
        assertThat(onCall(id, next + "-12-26T23:00:00Z")).containsExactly(ana);
    }

    @Test
    void anICalFileThatWouldBeReadForEverIsRefused() {
        String id = made(daily("2025-01-01T00:00", ana));
        String endless = "RRULE:FREQ=DAILY\r\nEXRULE:FREQ=DAILY\r\n";

        assertNoHolidays(id, event(endless));
        assertNoHolidays(id, event("RRULE:FREQ=SECONDLY\r\n"));
        assertNoHolidays(id, event("RRULE:FREQ=DAILY\r\n"));
        assertNoHolidays(id, event("RRULE:FREQ=YEARLY\r\n").repeat(2001));
        assertNoHolidays(
                id,
                event("RRULE:FREQ=YEARLY;UNTIL=20240101;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12\r\n")
                        .repeat(2000));
        holidays(id, "\"7\"", event(endless)).then().statusCode(412);
    }

    private void assertNoHolidays(String id, String events) {
        Instant start = Instant.now();
        Response answer = holidays(id, "*", events);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private Response holidays(String id, String ifMatch, String events) {
        return acme.as("editor")
                .contentType("text/calendar")
                .header("If-Match", ifMatch)
                .body("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + events + "END:VCALENDAR\r\n")
                .post(path(id, "/holidays"));
    }

    private static String event(String rules) {
        return "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nDTSTART;VALUE=DATE:19000101\r\n" + rules
                + "END:VEVENT\r\n";
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

    @Test
    void timesFinerThanAMillisecondAreCut() {
        String id = made(daily("2025-01-01T09:00:00.5", ana));

        override(id, ben, "2031-01-01T00:00:00.0000001Z", "2031-01-01T00:00:00.0000002Z")
                .then()
                .statusCode(422);
        assertThat(override(id, ben, "2031-01-01T00:00:00.0019999Z", "2031-01-02T00:00:00Z")
                        .jsonPath()
                        .getString("start"))
                .isEqualTo("2031-01-01T00:00:00.001Z");
        assertThat(onCall(id, "2025-01-01T08:00:00Z")).containsExactly(ana);
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

    @Test
    void aCalendarOpensByItsLinkUntilItIsRevoked() {
        String id = made(daily("2025-01-01T09:00", ana, ben));
        Response link =
                acme.as("responder").body("{\"person\": \"%s\"}".formatted(ana)).post(path(id, "/calendars"));
        String address = link.jsonPath().getString("path");

        Response calendar = given().get(address);

        assertThat(calendar.statusCode()).isEqualTo(200);
        assertThat(calendar.contentType()).startsWith("text/calendar");
        assertThat(calendar.asString())
                .contains("BEGIN:VEVENT")
                .contains("On call: The responder")
                .doesNotContain("The editor");
        assertThat(uids(given().get(address).asString()))
                .isEqualTo(uids(calendar.asString()))
                .hasSizeGreaterThan(50);
        assertThat(read(id, "/calendars").getList("path")).containsOnlyNulls();
        acme.as("responder")
                .delete(path(id, "/calendars/" + link.jsonPath().getString("id")))
                .then()
                .statusCode(204);
        given().get(address).then().statusCode(404);
    }

    private static List<String> uids(String calendar) {
        return calendar.lines().filter(line -> line.startsWith("UID:")).toList();
    }

    @Test
    void whoLeftIsShownAndCountsAsNobody() {
        String id = made(daily("2025-01-01T09:00", ana));
        Response link = acme.as("responder").body("{}").post(path(id, "/calendars"));

        acme.without(List.of("responder"));

        await().atMost(World.SOON)
                .until(() -> onCall(id, Instant.now().toString()).isEmpty());
        JsonPath now = read(id, "/on-call");
        assertThat(now.getString("layers[0].person")).isEqualTo(ana);
        assertThat(now.getBoolean("layers[0].left")).isTrue();
        assertThat(onCall(id, "2026-01-01T12:00:00Z")).as("the past stays").containsExactly(ana);
        given().get(link.jsonPath().getString("path")).then().statusCode(404);
    }

    @Test
    void anotherOrganisationSeesNothing() {
        String id = made(daily("2025-01-01T09:00", ana));
        Organisation other = World.organisation();

        other.as("owner")
                .get("/api/v1/schedules/" + other.slug() + "/" + id + "/on-call")
                .then()
                .statusCode(404);
        other.as("owner").get(path(id, "/on-call")).then().statusCode(404);
    }
}
