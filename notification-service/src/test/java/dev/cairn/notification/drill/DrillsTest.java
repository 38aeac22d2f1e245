package dev.cairn.notification.drill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.DrillState;
import dev.cairn.events.EventCodec;
import dev.cairn.events.EventType;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.MailServer;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import dev.cairn.notification.World.Organisation;
import dev.cairn.notification.delivery.Receiver;
import dev.cairn.notification.person.Contacts;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drills as people meet them: from the button to the answer. */
@NotificationTest
class DrillsTest {

    private static final Pattern LINK = Pattern.compile("https://cairn.test/ack/(\\S+)");

    private Organisation acme;

    @BeforeEach
    void makeOrganisation() {
        acme = World.organisation();
    }

    private static String address() {
        return "on-call-" + UUID.randomUUID().toString().substring(0, 8) + "@example.com";
    }

    private String alerts(String rest) {
        return "/api/v1/alerts/" + acme.slug() + rest;
    }

    /** Where the link in the mail leads at the service. */
    private static String link(String text) {
        Matcher found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return "/api/v1/acknowledgements/" + found.group(1);
    }

    private DrillState told(String drill) {
        var record =
                TestEvents.read("cairn-drills-v1", all -> all.stream().anyMatch(one -> drill.equals(one.key())))
                        .stream()
                        .filter(one -> drill.equals(one.key()))
                        .findFirst()
                        .orElseThrow();
        assertThat(new String(
                        record.headers().lastHeader(CloudEventHeaders.TYPE).value(), StandardCharsets.UTF_8))
                .isEqualTo(EventType.DRILL_ENDED.type());
        return (DrillState) EventCodec.read(EventType.DRILL_ENDED, record.value());
    }

    @Test
    void aDrillPagesByRealMailAndEndsWithTheAnswer() throws Exception {
        String address = address();
        Contacts.mail(acme, "responder", address);
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        var shop = World.project(acme);
        World.changed(shop, 1);
        Drilling.route(acme, "", policy);
        await("the project is known")
                .atMost(World.SOON)
                .until(() -> acme.as("viewer")
                        .get("/api/v1/coverage/" + acme.slug())
                        .jsonPath()
                        .getList("policies.find { it.policy == '" + policy + "' }.projects", String.class)
                        .contains("shop"));

        String id = Drilling.begun(acme, policy);

        await().atMost(World.SOON).until(() -> MailServer.of(address).size() == 2);
        var mail = MailServer.of(address).get(1);
        assertThat(mail.getSubject()).isEqualTo("Cairn: Fire drill: Shop");
        String text = MailServer.text(mail);
        assertThat(text).contains("This is a drill, nothing is wrong").contains("Severity: none, this is a drill");
        JsonPath running = Drilling.drill(acme, id);
        assertThat(running.getString("state")).isEqualTo("running");
        assertThat(running.getString("startedByName")).isEqualTo("The editor");

        String page = given().accept("text/html").get(link(text)).asString();
        assertThat(page).contains("Fire drill: are you there?").contains("nothing is wrong");
        given().accept("text/html").post(link(text)).then().statusCode(200);

        JsonPath drill = Drilling.awaitState(acme, id, "acknowledged");
        assertThat(drill.getString("acknowledgedBy")).isEqualTo("The responder");
        assertThat(drill.getDouble("secondsToAcknowledge")).isBetween(0.0, 30.0);
        assertThat(drill.getInt("steps")).isEqualTo(1);
        assertThat(drill.getString("people[0].name")).isEqualTo("The responder");
        assertThat(drill.getBoolean("people[0].reached")).isTrue();
        assertThat(drill.getString("people[0].messages[0].kind")).isEqualTo("email");
        assertThat(drill.getString("people[0].messages[0].state")).isEqualTo("sent");
        JsonPath alert =
                acme.as("viewer").get(alerts("/" + drill.getString("alert"))).jsonPath();
        assertThat(alert.getString("state")).isEqualTo("resolved");
        assertThat(alert.getBoolean("drill")).isTrue();
        assertThat(alert.getString("drillOf")).isEqualTo(policy);

        DrillState told = told(id);
        assertThat(told.outcome()).isEqualTo(DrillState.ACKNOWLEDGED);
        assertThat(told.projectIds()).containsExactly(shop.id());
        assertThat(told.acknowledgedBy()).isEqualTo("The responder");
        assertThat(told.startedBy()).isEqualTo(acme.slug() + "-editor");
        assertThat(told.people()).hasSize(1).allMatch(DrillState.Person::reached);
        assertThat(EventCodec.write(told)).asString(StandardCharsets.UTF_8).doesNotContain("@example.com");
    }

    @Test
    void aDrillIsMarkedAndNothingHoldsIt() throws IOException {
        try (Receiver receiver = Receiver.answering(200)) {
            Contacts.webhook(acme, "responder", receiver);
            String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
            acme.as("responder")
                    .body(Map.of(
                            "matchers", List.of(Map.of("name", "title", "operator", "=~", "value", ".*")),
                            "end", Instant.now().plusSeconds(3600).toString(),
                            "reason", "Everything is quiet"))
                    .post("/api/v1/silences/" + acme.slug())
                    .then()
                    .statusCode(201);
            int before = receiver.messages().size();

            String id = Drilling.begun(acme, policy);

            await().atMost(World.SOON).until(() -> receiver.messages().size() > before);
            var body =
                    new ObjectMapper().readTree(receiver.messages().get(before).body());
            assertThat(body.at("/data/pages/0/alert/drill").asBoolean()).isTrue();
            assertThat(body.at("/data/pages/0/alert/title").asText()).isEqualTo("Fire drill: Shop");
            assertThat(acme.as("viewer")
                            .get(alerts("?integration=drill"))
                            .jsonPath()
                            .getList("items.id"))
                    .containsExactly(Drilling.drill(acme, id).getString("alert"));
            assertThat(acme.as("viewer")
                            .get("/api/v1/measures/" + acme.slug())
                            .jsonPath()
                            .getInt("all.alerts"))
                    .isZero();
            String alert = Drilling.drill(acme, id).getString("alert");
            var events =
                    TestEvents.read("cairn-alerts-v1", all -> all.stream().anyMatch(one -> alert.equals(one.key())));
            assertThat(events)
                    .filteredOn(one -> alert.equals(one.key()))
                    .allSatisfy(one -> assertThat(new String(one.value(), StandardCharsets.UTF_8))
                            .contains("\"drill\":true")
                            .contains("\"kind\":\"drill\""));
        }
    }

    @Test
    void aDrillThatNobodyAnswersFails() {
        String policy =
                Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"), Drilling.person(acme, "admin"));
        var shop = World.project(acme);
        World.changed(shop, 1);
        await("its alerts go elsewhere")
                .atMost(World.SOON)
                .until(() -> Drilling.begin(acme, policy, Map.of("project", "shop"))
                        .asString()
                        .contains("sends no alerts to the policy"));
        Drilling.route(acme, "", policy);
        await().atMost(World.SOON)
                .until(() -> Drilling.begin(acme, policy, Map.of("project", "shop", "timeLimitMinutes", 5))
                                .statusCode()
                        == 201);
        String id = acme.as("viewer").get("/api/v1/drills/" + acme.slug()).path("items[0].id");
        await().atMost(World.SOON).until(() -> Drilling.drill(acme, id).getInt("steps") == 2);

        Drilling.sql(acme, "update drill set ends_at = now(), settle_at = now() where id = '" + id + "'");

        JsonPath drill = Drilling.awaitState(acme, id, "failed");
        assertThat(drill.getList("people.unreached"))
                .containsExactly("has no verified contact method", "has no verified contact method");
        assertThat(drill.getList("notes")).hasSize(2);
        assertThat(drill.<Object>get("acknowledgedBy")).isNull();
        DrillState told = told(id);
        assertThat(told.outcome()).isEqualTo(DrillState.FAILED);
        assertThat(told.projectIds()).containsExactly(shop.id());
        assertThat(told.people()).hasSize(2).noneMatch(DrillState.Person::reached);
    }

    @Test
    void whoResolvesItsAlertStopsIt() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String id = Drilling.begun(acme, policy);

        acme.as("responder")
                .body("{}")
                .post(alerts("/" + Drilling.drill(acme, id).getString("alert") + "/resolve"))
                .then()
                .statusCode(200);

        Drilling.awaitState(acme, id, "stopped");
        assertThat(told(id).outcome()).isEqualTo(DrillState.STOPPED);
        Drilling.begun(acme, policy);
    }

    @Test
    void ofManyAtOnceOneBegins() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));

        var codes = List.of(1, 2, 3, 4).stream()
                .map(one -> CompletableFuture.supplyAsync(
                        () -> Drilling.begin(acme, policy, Map.of()).statusCode()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(codes).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(Drilling.begin(acme, policy, Map.of()).jsonPath().getString("type"))
                .endsWith("drill-running");
    }

    @Test
    void theSameRequestAgainBeginsNoOther() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String path = "/api/v1/drills/" + acme.slug();
        var body = Map.of("policy", policy);

        String first = acme.as("editor")
                .header("Idempotency-Key", "a")
                .body(body)
                .post(path)
                .path("id");
        String second = acme.as("editor")
                .header("Idempotency-Key", "a")
                .body(body)
                .post(path)
                .path("id");

        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatCannotBeBegunIsRefusedAndChangesNothing() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String path = "/api/v1/drills/" + acme.slug();

        assertThat(Drilling.begin(acme, UUID.randomUUID().toString(), Map.of()).asString())
                .contains("\"/policy\"");
        assertThat(Drilling.begin(acme, policy, Map.of("project", "none")).asString())
                .contains("\"/project\"");
        assertThat(Drilling.begin(acme, policy, Map.of("timeLimitMinutes", 0)).asString())
                .contains("\"/timeLimitMinutes\"");
        acme.as("responder").body(Map.of("policy", policy)).post(path).then().statusCode(403);
        assertThat(acme.as("viewer").get(path).jsonPath().getList("items")).isEmpty();
        var other = World.organisation();
        assertThat(Drilling.begin(other, policy, Map.of()).statusCode()).isEqualTo(422);
        String id = Drilling.begun(acme, policy);
        other.as("owner")
                .get("/api/v1/drills/" + other.slug() + "/" + id)
                .then()
                .statusCode(404);
        assertThat(acme.as("viewer")
                        .get(path + "?policy=" + UUID.randomUUID())
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        assertThat(acme.as("viewer").get(path + "?policy=" + policy).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void aDayHasItsLimit() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        Drilling.begun(acme, policy);
        Drilling.sql(acme, """
                insert into drill (id, organisation_id, policy_id, policy_name, policy_version, alert_id, state, started_by_name,
                    started_at, ends_at, ended_at, version)
                select gen_random_uuid(), organisation_id, gen_random_uuid(), 'x', 1, gen_random_uuid(), 'failed', 'x',
                    now() - interval '23 hours', now(), now(), 2 from drill, generate_series(1, 19)""");

        String other = Drilling.policy(acme, "Other", Drilling.person(acme, "responder"));

        assertThat(Drilling.begin(acme, other, Map.of()).asString()).contains("at most 20 drills a day");
    }

    private static Map<String, Object> plan(String policy) {
        return Map.of(
                "policy", policy,
                "timeZone", "Europe/Berlin",
                "start", "2026-12-07",
                "unit", "weeks",
                "every", 2,
                "from", "10:00",
                "until", "16:00",
                "timeLimitMinutes", 30);
    }

    @Test
    void aPlanBeginsOneDrillHoweverManyItMissed() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String path = "/api/v1/drill-plans/" + acme.slug();
        var made = acme.as("editor").body(plan(policy)).post(path);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        String id = made.path("id");
        assertThat(made.jsonPath().getList("weekdays"))
                .containsExactly("monday", "tuesday", "wednesday", "thursday", "friday");
        Instant next = Instant.parse(made.path("next"));
        assertThat(next).isAfter(Instant.now());

        Drilling.sql(
                acme,
                "update drill_plan set due_at = now() - interval '90 days', late_at = now() + interval '1 hour' where id = '"
                        + id + "'");

        await().atMost(World.SOON)
                .until(() -> acme.as("viewer")
                                .get("/api/v1/drills/" + acme.slug())
                                .jsonPath()
                                .getList("items")
                                .size()
                        == 1);
        JsonPath drill = acme.as("viewer").get("/api/v1/drills/" + acme.slug()).jsonPath();
        assertThat(drill.getString("items[0].plan")).isEqualTo(id);
        assertThat(drill.getString("items[0].startedByName")).isEqualTo("Cairn");
        assertThat(Instant.parse(drill.getString("items[0].endsAt")))
                .isCloseTo(
                        Instant.parse(drill.getString("items[0].startedAt")).plusSeconds(1800),
                        org.assertj.core.api.Assertions.within(1, ChronoUnit.SECONDS));
        assertThat(Instant.parse(acme.as("viewer").get(path + "/" + id).path("next")))
                .isEqualTo(next);
    }

    @Test
    void aPlanThatIsTooLateOrCannotBeginSaysSo() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String path = "/api/v1/drill-plans/" + acme.slug();
        String id = acme.as("editor").body(plan(policy)).post(path).path("id");

        Drilling.sql(
                acme, "update drill_plan set due_at = now() - interval '7 hours', late_at = now() - interval '1 hour'");
        await().atMost(World.SOON)
                .until(() -> String.valueOf(
                                acme.as("viewer").get(path + "/" + id).<String>path("note"))
                        .contains("had passed"));
        assertThat(acme.as("viewer")
                        .get("/api/v1/drills/" + acme.slug())
                        .jsonPath()
                        .getList("items"))
                .isEmpty();

        Drilling.begun(acme, policy);
        Drilling.sql(acme, "update drill_plan set due_at = now(), late_at = now() + interval '1 hour'");
        await().atMost(World.SOON)
                .until(() -> String.valueOf(
                                acme.as("viewer").get(path + "/" + id).<String>path("note"))
                        .contains("Wait for it to end"));
    }

    @Test
    void plansAreWrittenAnewAndRemoved() {
        String policy = Drilling.policy(acme, "Shop", Drilling.person(acme, "responder"));
        String path = "/api/v1/drill-plans/" + acme.slug();
        String id = acme.as("editor").body(plan(policy)).post(path).path("id");
        var off = new java.util.HashMap<>(plan(policy));
        off.put("enabled", false);

        acme.as("editor").body(off).put(path + "/" + id).then().statusCode(428);
        var changed = acme.as("editor").header("If-Match", "\"1\"").body(off).put(path + "/" + id);
        assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(200);
        assertThat(changed.<Object>path("next")).isNull();
        acme.as("editor")
                .header("If-Match", "\"1\"")
                .body(off)
                .put(path + "/" + id)
                .then()
                .statusCode(412);
        for (var wrong : Map.of(
                        "unit", "days",
                        "from", "17:00",
                        "timeZone", "CET+1",
                        "start", "tomorrow",
                        "weekdays", List.of("someday"),
                        "every", 13)
                .entrySet()) {
            var body = new java.util.HashMap<String, Object>(plan(policy));
            body.put(wrong.getKey(), wrong.getValue());
            acme.as("editor").body(body).post(path).then().statusCode(422);
        }
        World.organisation().as("owner").get(path + "/" + id).then().statusCode(404);
        acme.as("editor").header("If-Match", "*").delete(path + "/" + id).then().statusCode(204);
        assertThat(acme.as("viewer").get(path).jsonPath().getList("items")).isEmpty();
    }
}
