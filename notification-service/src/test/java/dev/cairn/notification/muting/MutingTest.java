package dev.cairn.notification.muting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.Signals;
import dev.cairn.notification.World;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NotificationTest
class MutingTest {

    private World.Organisation acme;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
    }

    private String path(String what, String... rest) {
        return "/api/v1/" + what + "/" + acme.slug() + (rest.length == 0 ? "" : "/" + String.join("/", rest));
    }

    private static String in(Duration duration) {
        return Instant.now().plus(duration).toString();
    }

    private Map<String, Object> silence(String service) {
        return new HashMap<>(Map.of(
                "matchers", List.of(Map.of("name", "service", "operator", "=~", "value", service)),
                "end", in(Duration.ofHours(1)),
                "reason", "The deploy runs"));
    }

    private ValidatableResponse post(String what, Object body) {
        return acme.as("editor").body(body).post(path(what)).then();
    }

    private Map<String, Object> window() {
        LocalDateTime now = LocalDateTime.now(ZoneId.of("Europe/Berlin")).truncatedTo(ChronoUnit.MINUTES);
        return new HashMap<>(Map.of(
                "name", "Upgrade",
                "service", "shop",
                "timeZone", "Europe/Berlin",
                "start", now.minusHours(1).toString(),
                "end", now.plusHours(2).toString()));
    }

    @Test
    void aSilenceHoldsWhatItMatchesUntilItIsEnded() {
        String shop = Signals.trigger(acme, "a", "shop", "critical", "eu");
        String till = Signals.trigger(acme, "b", "till", "critical", "eu");
        String id = post("silences", silence("sho.*"))
                .statusCode(201)
                .body("state", equalTo("active"))
                .body("createdBy", equalTo(acme.slug() + "-editor"))
                .extract()
                .path("id");

        var held = Signals.alert(acme, shop);
        assertThat(held.getString("state")).isEqualTo("open");
        assertThat(held.getString("held.kind")).isEqualTo("silence");
        assertThat(held.getString("held.by")).isEqualTo(id);
        assertThat(Signals.alert(acme, till).getString("held")).isNull();
        JsonPath list = acme.as("viewer").get(path("alerts")).jsonPath();
        assertThat(list.<String>getList("items.findAll { it.held != null }.id")).containsExactly(shop);
        assertThat(list.getList("items")).hasSize(2);

        acme.as("responder")
                .post(path("silences", id, "end"))
                .then()
                .statusCode(200)
                .body("state", equalTo("expired"));
        assertThat(Signals.alert(acme, shop).getString("held")).isNull();
        acme.as("responder")
                .post(path("silences", id, "end"))
                .then()
                .statusCode(409)
                .body("code", equalTo("muting-over"));
        var events = TestEvents.read(
                "cairn-silences-v1",
                all -> all.stream().filter(one -> one.key().equals(id)).count() >= 2);
        assertThat(events).filteredOn(one -> one.key().equals(id)).hasSize(2);
    }

    @Test
    void aSilenceAheadIsPendingAndNeverBeginsOnceItIsEnded() {
        var body = silence("shop");
        body.put("start", in(Duration.ofMinutes(30)));
        String id = post("silences", body)
                .statusCode(201)
                .body("state", equalTo("pending"))
                .extract()
                .path("id");
        String alert = Signals.trigger(acme, "a", "shop", "critical", "eu");

        assertThat(Signals.alert(acme, alert).getString("held")).isNull();
        acme.as("viewer").get(path("silences") + "?show=ahead").then().body("items.id", contains(id));
        acme.as("responder").post(path("silences", id, "end")).then().statusCode(200);
        acme.as("viewer").get(path("silences") + "?show=ahead").then().body("items", hasSize(0));
        acme.as("viewer").get(path("silences")).then().body("items.state", contains("expired"));
        acme.as("viewer").get(path("silences") + "?show=some").then().statusCode(400);
    }

    @Test
    void aSilenceEndsByItself() {
        var body = silence("shop");
        body.put("end", in(Duration.ofSeconds(2)));
        String id = post("silences", body).statusCode(201).extract().path("id");

        org.awaitility.Awaitility.await()
                .atMost(World.SOON)
                .until(() -> acme.as("viewer")
                        .get(path("silences", id))
                        .jsonPath()
                        .getString("state")
                        .equals("expired"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matchers | [] | /matchers
            matchers | [{"name": "service", "operator": "=~", "value": "["}] | /matchers/0/value
            matchers | [{"name": "service", "operator": "~", "value": "a"}] | /matchers/0/operator
            reason   | "" | /reason
            end      | "2020-01-01T00:00:00Z" | /end
            end      | "2999-01-01T00:00:00Z" | /end
            end      | "soon" | /end
            start    | "2149-01-01T00:00:00Z" | /start
            """)
    void badSilencesAreRefusedAtTheirPlace(String field, String value, String pointer) {
        String body = """
                {"matchers": [{"name": "service", "value": "shop"}], "end": "%s", "reason": "Why", "%s": %s}""";
        String all = body.formatted(in(Duration.ofHours(1)), field, value);
        String once = all.replaceFirst("\"" + field + "\": (\\[.*?\\]|\".*?\"), ", "");
        post("silences", once).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void aSilenceIsOfNinetyDaysAtMost() {
        var body = silence("shop");
        body.put("end", in(Duration.ofDays(90).minusMinutes(1)));
        post("silences", body).statusCode(201);
        body.put("end", in(Duration.ofDays(90).plusMinutes(1)));
        post("silences", body).statusCode(422);
    }

    @Test
    void anotherOrganisationSeesAndEndsNothing() {
        World.Organisation other = World.organisation();
        String id = post("silences", silence("shop")).statusCode(201).extract().path("id");
        String window = post("maintenance", window()).statusCode(201).extract().path("id");

        other.as("owner")
                .get("/api/v1/silences/" + other.slug() + "/" + id)
                .then()
                .statusCode(404);
        other.as("owner")
                .post("/api/v1/silences/" + other.slug() + "/" + id + "/end")
                .then()
                .statusCode(404);
        other.as("owner")
                .post("/api/v1/maintenance/" + other.slug() + "/" + window + "/end")
                .then()
                .statusCode(404);
        other.as("owner").get(path("silences")).then().statusCode(404);
        acme.as("viewer").body(silence("shop")).post(path("silences")).then().statusCode(403);
    }

    @Test
    void aMaintenanceWindowHoldsWhileItIsOpenAndUntilItIsEnded() {
        String alert = Signals.trigger(acme, "a", "shop", "critical", "eu");
        String id = post("maintenance", window())
                .statusCode(201)
                .body("state", equalTo("open"))
                .body("repeat", equalTo("once"))
                .body("matchers.name", contains("service"))
                .body("next", hasSize(1))
                .extract()
                .path("id");

        assertThat(Signals.alert(acme, alert).getString("held.kind")).isEqualTo("maintenance");
        assertThat(Signals.alert(acme, alert).getString("held.until")).isNotBlank();
        acme.as("responder")
                .post(path("maintenance", id, "end"))
                .then()
                .statusCode(200)
                .body("state", equalTo("over"))
                .body("next", hasSize(0))
                .body("openUntil", nullValue());
        assertThat(Signals.alert(acme, alert).getString("held")).isNull();
        acme.as("responder").post(path("maintenance", id, "end")).then().statusCode(409);
        acme.as("viewer").get(path("maintenance") + "?show=ahead").then().body("items", hasSize(0));
        var events = TestEvents.read(
                "cairn-maintenance-v1",
                all -> all.stream().filter(one -> one.key().equals(id)).count() >= 2);
        assertThat(events).filteredOn(one -> one.key().equals(id)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            timeZone | Europe/Nowhere    | /timeZone
            timeZone | +02:00            | /timeZone
            timeZone | CET6              | /timeZone
            start    | 2026-13-01T00:00  | /start
            end      | 2020-01-01T00:00  | /end
            service  | -                 | /matchers
            repeat   | hourly            | /repeat
            lastDate | 2030-01-01        | /lastDate
            """)
    void badWindowsAreRefusedAtTheirPlace(String field, String value, String pointer) {
        var body = window();
        body.put(field, value);
        post("maintenance", body).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void windowsThatNeverCloseOrNeverOpenAreRefused() {
        var daily = window();
        daily.putAll(Map.of("repeat", "daily", "start", "2027-01-01T00:00", "end", "2027-01-02T00:00"));
        post("maintenance", daily).statusCode(422).body("errors[0].pointer", equalTo("/end"));
        var weekdays = window();
        weekdays.putAll(Map.of("repeat", "daily", "weekdays", List.of("monday")));
        post("maintenance", weekdays).statusCode(422).body("errors[0].pointer", equalTo("/weekdays"));
        var past = window();
        past.putAll(Map.of("start", "2020-01-01T00:00", "end", "2020-01-02T00:00"));
        post("maintenance", past).statusCode(422).body("errors[0].pointer", equalTo("/end"));
        var wrong = window();
        wrong.putAll(Map.of("repeat", "weekly", "weekdays", List.of("monday", "noday")));
        post("maintenance", wrong).statusCode(422).body("errors[0].pointer", equalTo("/weekdays/1"));
    }

    @Test
    void aDeadHostHoldsWhatRunsOnIt() {
        String id = acme.as("editor")
                .body("""
                        {"name": "Regions", "source": [{"name": "service", "value": "network"}],
                        "target": [{"name": "service", "operator": "!=", "value": "network"}], "equal": ["region"]}""")
                .post(path("inhibitions"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String held = Signals.trigger(acme, "a", "shop", "error", "eu");
        String elsewhere = Signals.trigger(acme, "b", "shop", "error", "us");
        assertThat(Signals.alert(acme, held).getString("held")).isNull();
        String source = Signals.trigger(acme, "c", "network", "critical", "eu");

        assertThat(Signals.alert(acme, held).getString("held.kind")).isEqualTo("inhibition");
        assertThat(Signals.alert(acme, held).getString("held.by")).isEqualTo(id);
        assertThat(Signals.alert(acme, held).getString("held.reason")).contains(source);
        assertThat(Signals.alert(acme, elsewhere).getString("held")).isNull();
        assertThat(Signals.alert(acme, source).getString("held")).isNull();
        Signals.resolve(acme, "c", "network");
        assertThat(Signals.alert(acme, held).getString("held")).isNull();

        acme.as("editor").delete(path("inhibitions", id)).then().statusCode(204);
        acme.as("editor").delete(path("inhibitions", id)).then().statusCode(404);
        acme.as("viewer").get(path("inhibitions")).then().body("items", hasSize(0));
    }

    @Test
    void aSilenceIsMadeOncePerKeyAndEndedOnce() throws Exception {
        var body = silence("shop");
        Callable<String> make = () -> acme.as("responder")
                .header("Idempotency-Key", "one")
                .body(body)
                .post(path("silences"))
                .jsonPath()
                .getString("id");
        var pool = Executors.newFixedThreadPool(8);
        try {
            var made = new ArrayList<String>();
            for (var one : pool.invokeAll(Collections.nCopies(8, make))) {
                made.add(one.get());
            }
            assertThat(made).doesNotContainNull().containsOnly(made.get(0));
            Callable<Integer> end = () -> acme.as("responder")
                    .post(path("silences", made.get(0), "end"))
                    .statusCode();
            var statuses = new ArrayList<Integer>();
            for (var one : pool.invokeAll(Collections.nCopies(8, end))) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        } finally {
            pool.shutdownNow();
        }
    }
}
