package dev.cairn.notification.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.cairn.events.CloudEventHeaders;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NotificationTest
class PoliciesTest {

    private Organisation acme;
    private String ana;
    private String ben;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
        ana = acme.slug() + "-responder";
        ben = acme.slug() + "-editor";
    }

    private String path(String... rest) {
        return "/api/v1/policies/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private Response post(String body) {
        return acme.as("editor").body(body).post(path());
    }

    private String made(String body) {
        Response answer = post(body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        return answer.jsonPath().getString("id");
    }

    private static String person(String subject) {
        return "{\"kind\": \"person\", \"id\": \"%s\"}".formatted(subject);
    }

    private static String policy(String name, String... targets) {
        var steps = IntStream.range(0, targets.length)
                .mapToObj(i -> "{\"delaySeconds\": %d, \"targets\": [%s]}".formatted(i * 600, targets[i]))
                .toList();
        return "{\"name\": \"%s\", \"steps\": [%s]}".formatted(name, String.join(",", steps));
    }

    private String schedule(String start, String... people) {
        return acme.as("editor")
                .body("""
                        {"name": "Primary", "timeZone": "Europe/Berlin", "layers": [{"rotation": {"unit": "days",
                        "length": 1, "start": "%s", "participants": ["%s"]}}]}""".formatted(start, String.join("\", \"", people)))
                .post("/api/v1/schedules/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void aPolicyIsMadeReadChangedAndRemoved() {
        String id = made(policy("Shop", person(ana), person(ben)));

        Response read = acme.as("viewer").get(path(id));
        assertThat(read.jsonPath().getInt("pauseSeconds")).isEqualTo(300);
        assertThat(read.jsonPath().getInt("acknowledgeTimeoutSeconds")).isEqualTo(1800);
        assertThat(read.jsonPath().getBoolean("lowUrgency.escalates")).isFalse();
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        acme.as("editor").body(policy("Shop", person(ben))).put(path(id)).then().statusCode(428);
        acme.as("editor")
                .header("If-Match", "\"1\"")
                .body(policy("Shop 2", person(ben)))
                .put(path(id))
                .then()
                .statusCode(200)
                .body("version", equalTo(2))
                .body("name", equalTo("Shop 2"));
        acme.as("editor")
                .header("If-Match", "\"1\"")
                .body(policy("Shop 3", person(ben)))
                .put(path(id))
                .then()
                .statusCode(412);
        acme.as("viewer").get(path()).then().body("items.name", contains("Shop 2"));
        acme.as("editor").header("If-Match", "\"2\"").delete(path(id)).then().statusCode(204);
        acme.as("viewer").get(path(id)).then().statusCode(404);
        assertThat(told(id)).containsExactly("created", "changed", "deleted");
    }

    private static List<String> told(String id) {
        return words(TestEvents.read("cairn-policies-v1", all -> words(all, id).size() >= 3), id);
    }

    private static List<String> words(Collection<ConsumerRecord<String, byte[]>> all, String id) {
        return all.stream()
                .filter(record -> id.equals(record.key()))
                .map(record -> new String(
                        record.headers().lastHeader(CloudEventHeaders.TYPE).value(), StandardCharsets.UTF_8))
                .map(type -> type.replaceAll(".*policy\\.|\\.v1", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"steps": [{"targets": [ANA]}]}                                               | /name
            {"name": "a"}                                                                 | /steps
            {"name": "a", "steps": []}                                                    | /steps
            {"name": "a", "steps": [null]}                                                | /steps/0
            {"name": "a", "steps": [{}]}                                                  | /steps/0/targets
            {"name": "a", "steps": [{"targets": []}]}                                     | /steps/0/targets
            {"name": "a", "steps": [{"targets": [null]}]}                                 | /steps/0/targets/0
            {"name": "a", "steps": [{"targets": [ANA, ANA]}]}                             | /steps/0/targets/1
            {"name": "a", "steps": [{"targets": [{"kind": "webhook", "id": "01990b20-0000-7000-8000-0000000000ab"}, {"kind": "webhook", "id": "01990B20-0000-7000-8000-0000000000AB"}]}]} | /steps/0/targets/1
            {"name": "a", "steps": [{"targets": [{"kind": "team", "id": "x"}]}]}          | /steps/0/targets/0/kind
            {"name": "a", "steps": [{"targets": [{"kind": "person", "id": "stranger"}]}]} | /steps/0/targets/0/id
            {"name": "a", "steps": [{"targets": [{"kind": "schedule", "id": "x"}]}]}      | /steps/0/targets/0/id
            {"name": "a", "steps": [{"targets": [{"kind": "schedule", "id": "NONE"}]}]}   | /steps/0/targets/0/id
            {"name": "a", "steps": [{"targets": [ANA, {"kind": "webhook", "id": "NONE"}]}]} | /steps/0/targets/1/id
            {"name": "a", "steps": [{"delaySeconds": -1, "targets": [ANA]}]}              | /steps/0/delaySeconds
            {"name": "a", "steps": [{"delaySeconds": 86401, "targets": [ANA]}]}           | /steps/0/delaySeconds
            {"name": "a", "steps": [{"targets": [ANA]}, {"targets": [ANA]}]}              | /steps/1/delaySeconds
            {"name": "a", "steps": [{"targets": [ANA]}], "repeats": 10}                   | /repeats
            {"name": "a", "steps": [{"targets": [ANA]}], "repeats": 1, "pauseSeconds": 0} | /pauseSeconds
            {"name": "a", "steps": [{"targets": [ANA]}], "acknowledgeTimeoutSeconds": -5} | /acknowledgeTimeoutSeconds
            {"name": "a", "steps": [{"targets": [ANA]}], "fallback": [{"kind": "webhook", "id": "NONE"}]} | /fallback/0/kind
            {"name": "a", "steps": [{"targets": [ANA]}], "lowUrgency": {"quietHours": {"timeZone": "Mars/Base"}}} | /lowUrgency/quietHours/timeZone
            {"name": "a", "steps": [{"targets": [ANA]}], "lowUrgency": {"quietHours": {"timeZone": "UTC", "start": "25:00", "end": "01:00"}}} | /lowUrgency/quietHours/start
            {"name": "a", "steps": [{"targets": [ANA]}], "lowUrgency": {"quietHours": {"timeZone": "UTC", "start": "01:00", "end": "01:00"}}} | /lowUrgency/quietHours
            {"name": "a", "steps": [{"targets": [ANA]}], "lowUrgency": {"quietHours": {"timeZone": "UTC", "weekdays": ["noday"], "start": "01:00", "end": "02:00"}}} | /lowUrgency/quietHours/weekdays/0
            """)
    void whatCannotBeUsedIsRefusedAtItsPlace(String body, String pointer) {
        post(body.replace("ANA", person(ana)).replace("NONE", UUID.randomUUID().toString()))
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aPolicyThatReachesNobodyIsRefused() {
        String never = schedule("2090-01-01T09:00", ana);

        post(policy("Later", "{\"kind\": \"schedule\", \"id\": \"%s\"}".formatted(never)))
                .then()
                .statusCode(422)
                .body("errors[0].detail", containsString("no person in the next 28 days"));
        made("""
                {"name": "Later", "steps": [{"targets": [{"kind": "schedule", "id": "%s"}]}],
                "fallback": [%s]}""".formatted(never, person(ben)));
    }

    @Test
    void namesAreFreeOnceAndThereAreOnlySoMany() {
        made(policy("Shop", person(ana)));
        post(policy("Shop", person(ana))).then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
        for (int i = 2; i <= 6; i++) {
            made(policy("Shop " + i, person(ana)));
        }
        post(policy("Shop 7", person(ana))).then().statusCode(422).body("code", equalTo("limit-reached"));
        JsonPath first = acme.as("viewer").get(path() + "?limit=4").jsonPath();
        assertThat(first.getList("items.name")).containsExactly("Shop 6", "Shop 5", "Shop 4", "Shop 3");
        acme.as("viewer")
                .get(path() + "?limit=4&cursor=" + first.getString("nextCursor"))
                .then()
                .body("items.name", contains("Shop 2", "Shop"));
    }

    @Test
    void ofManyOfOneNameAtOnceOneIsMade() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            Callable<Integer> make = () -> post(policy("Same", person(ana))).statusCode();
            var statuses = pool.invokeAll(Collections.nCopies(8, make)).stream()
                    .map(call -> {
                        try {
                            return call.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses.stream().filter(status -> status == 422)).hasSize(7);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aSimulationAsksTheRealSchedules() {
        String schedule = schedule("2026-03-28T02:30", ana, ben);
        String id = made("""
                {"name": "Shop", "steps": [{"targets": [{"kind": "schedule", "id": "%s"}]},
                {"delaySeconds": 1800, "targets": [{"kind": "schedule", "id": "%s"}, %s]}],
                "repeats": 1, "pauseSeconds": 60}""".formatted(schedule, schedule, person(ben)));

        JsonPath told = acme.as("viewer")
                .body("{\"at\": \"2026-03-29T00:45:00Z\"}")
                .post(path(id, "simulate"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        // the clock goes from 02:00 to 03:00, so the hand-over of 02:30 is at 03:00, between the two steps
        assertThat(told.getList("steps.at"))
                .containsExactly(
                        "2026-03-29T00:45:00Z", "2026-03-29T01:15:00Z", "2026-03-29T01:16:00Z", "2026-03-29T01:46:00Z");
        assertThat(told.getList("steps[0].people.person")).containsExactly(ana);
        assertThat(told.getString("steps[0].people[0].why")).isEqualTo("on call in Primary");
        assertThat(told.getList("steps[1].people.person")).containsExactly(ben);
        assertThat(told.getString("steps[3].then")).isEqualTo("ended");
        assertThat(told.getBoolean("reachesNobody")).isFalse();
    }

    @Test
    void aPolicyThatIsNotKeptIsSimulatedToo() {
        String body = """
                {"at": "2026-03-02T23:00:00Z", "urgency": "low", "policy": {"name": "New", "steps": [{"targets": [%s]},
                {"delaySeconds": 60, "targets": [%s]}], "lowUrgency": {"quietHours": {"timeZone": "Europe/Berlin",
                "start": "22:00", "end": "07:00"}}}}""".formatted(person(ana), person(ben));

        acme.as("viewer")
                .body(body)
                .post(path("simulate"))
                .then()
                .statusCode(200)
                .body("steps.at", contains("2026-03-03T06:00:00Z"))
                .body("steps[0].then", equalTo("told-once"));
        acme.as("viewer").get(path()).then().body("items", hasSize(0));
        acme.as("viewer")
                .body("{\"policy\": {\"name\": \"x\", \"steps\": []}}")
                .post(path("simulate"))
                .then()
                .statusCode(422);
        acme.as("viewer").body("{}").post(path("simulate")).then().statusCode(422);
    }

    @Test
    void onlyEditorsWriteAndOthersSeeNothing() {
        String id = made(policy("Shop", person(ana)));
        Organisation other = World.organisation();

        acme.as("responder").body(policy("No", person(ana))).post(path()).then().statusCode(403);
        acme.as("responder").header("If-Match", "\"1\"").delete(path(id)).then().statusCode(403);
        other.as("owner").get(path(id)).then().statusCode(404);
        other.as("owner")
                .get("/api/v1/policies/" + other.slug() + "/" + id)
                .then()
                .statusCode(404);
    }
}
