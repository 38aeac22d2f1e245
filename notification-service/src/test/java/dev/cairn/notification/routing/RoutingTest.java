package dev.cairn.notification.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.Signals;
import dev.cairn.notification.World;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.domain.Urgency;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NotificationTest
class RoutingTest {

    private static final String RULES = """
            {"rules": [
            {"name": "Critical shop", "matchers": [{"name": "service", "operator": "=", "value": "shop"},
                {"name": "severity", "operator": "=", "value": "critical"}], "policy": "%1$s", "urgency": "low"},
            {"name": "Shops", "matchers": [{"name": "service", "operator": "=~", "value": "shop|till"}],
                "policy": "%1$s", "groupBy": ["service", "region"]}]}""";

    @Inject
    Routing routing;

    @Inject
    RoutingUse use;

    @Inject
    Tenancy tenancy;

    @Inject
    ObjectMapper json;

    private World.Organisation acme;
    private UUID policy;
    private String rules;

    @BeforeEach
    void organisation() {
        acme = World.organisation();
        String person = "{\"kind\": \"person\", \"id\": \"%s-owner\"}".formatted(acme.slug());
        policy = UUID.fromString(acme.as("editor")
                .body("{\"name\": \"Shop\", \"steps\": [{\"delaySeconds\": 3600, \"targets\": [%s]}]}"
                        .formatted(person))
                .post("/api/v1/policies/" + acme.slug())
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
        rules = RULES.formatted(policy);
    }

    private String path() {
        return "/api/v1/routing/" + acme.slug();
    }

    private ValidatableResponse put(String ifMatch, String body) {
        return acme.as("editor")
                .header("If-Match", ifMatch)
                .body(body)
                .put(path())
                .then();
    }

    private ValidatableResponse preview(Object body) {
        return acme.as("viewer").body(body).post(path() + "/preview").then();
    }

    private Route route(String alert) throws Throwable {
        var view = json.readValue(
                acme.as("viewer")
                        .get("/api/v1/alerts/" + acme.slug() + "/" + alert)
                        .asString(),
                AlertView.class);
        return VertxContextSupport.subscribeAndAwait(() -> tenancy.write(
                        acme.id(),
                        () -> routing.route(acme.id(), List.of(view), Instant.parse("2026-11-22T03:00:00Z"))))
                .get(UUID.fromString(alert));
    }

    @Test
    void rulesAreOneDocumentThatIsWrittenAsAWhole() {
        acme.as("viewer")
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("rules", hasSize(0));
        String id = put("\"0\"", rules)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("rules.name", contains("Critical shop", "Shops"))
                .extract()
                .path("rules[1].id");
        String written = acme.as("viewer").get(path()).asString();
        put("\"1\"", written.replaceAll("\"changedBy.*", "\"otherwise\":null}").replace(",\"otherwise\":null", ""))
                .statusCode(200)
                .header("ETag", "\"1\"");
        put("\"1\"", "{\"rules\": [], \"otherwise\": \"%s\"}".formatted(policy))
                .statusCode(200)
                .body("otherwise", equalTo(policy.toString()))
                .body("version", equalTo(2));

        assertThat(id).isNotBlank();
        put("\"1\"", rules).statusCode(412);
        acme.as("editor").body(rules).put(path()).then().statusCode(428);
        acme.as("responder")
                .header("If-Match", "*")
                .body(rules)
                .put(path())
                .then()
                .statusCode(403);
        World.organisation().as("owner").get(path()).then().statusCode(404);
        var events = TestEvents.read(
                "cairn-routing-v1",
                all -> all.stream()
                                .filter(one -> one.key().equals(acme.id().toString()))
                                .count()
                        >= 2);
        assertThat(events)
                .filteredOn(one -> one.key().equals(acme.id().toString()))
                .hasSize(2);
    }

    @Test
    void ofTwoWritersAtOnceOneIsFirst() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var statuses = new ArrayList<Integer>();
            Callable<Integer> write = () -> acme.as("editor")
                    .header("If-Match", "\"0\"")
                    .body(rules)
                    .put(path())
                    .statusCode();
            for (var one : pool.invokeAll(Collections.nCopies(8, write))) {
                statuses.add(one.get());
            }
            assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rules": null} | /rules
            {"rules": [null]} | /rules/0
            {"rules": [{"name": "", "matchers": [{"name": "service", "value": "a"}]}]} | /rules/0/name
            {"rules": [{"name": "a", "matchers": []}]} | /rules/0/matchers
            {"rules": [{"name": "a", "matchers": [{"name": "service", "operator": "=~", "value": "("}]}]} | /rules/0/matchers/0/value
            {"rules": [{"name": "a", "matchers": [{"name": "a", "value": "a"}], "urgency": "no"}]} | /rules/0/urgency
            {"rules": [{"name": "a", "matchers": [{"name": "a", "value": "a"}], "groupBy": ["a", "a"]}]} | /rules/0/groupBy
            {"rules": [{"name": "a", "matchers": [{"name": "a", "value": "a"}], "groupBy": [""]}]} | /rules/0/groupBy/0
            """)
    void badRulesAreRefusedAtTheirPlace(String body, String pointer) {
        put("\"0\"", body).statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void thePreviewSaysWhichRuleDecidesAndWhyTheOthersDoNot() {
        put("\"0\"", rules).statusCode(200);

        preview(Map.of("sample", Map.of("service", "till", "severity", "critical", "details", Map.of("region", "eu"))))
                .statusCode(200)
                .body("policy", equalTo(policy.toString()))
                .body("urgency", nullValue())
                .body("group.region", equalTo("eu"))
                .body("holds", hasSize(0))
                .body("considered.matched", contains(false, true))
                .body("considered[0].matchers.matches", contains(false, true))
                .body("considered[0].matchers[0].fact", equalTo("till"));
        preview(Map.of("sample", Map.of("service", "other")))
                .statusCode(200)
                .body("rule", nullValue())
                .body("policy", nullValue())
                .body("considered", hasSize(2));
        preview(Map.of()).statusCode(422);
        preview(Map.of("alert", UUID.randomUUID())).statusCode(404);
        preview(Map.of("sample", Map.of("severity", "bad"))).statusCode(422);
        preview(Map.of("sample", Map.of(), "at", "then")).statusCode(422);
    }

    @Test
    void liveAlertsGoWhereThePreviewSays() throws Throwable {
        put("\"0\"", rules).statusCode(200);
        String critical = Signals.trigger(acme, "a", "shop", "critical", "eu");
        String other = Signals.trigger(acme, "b", "cellar", "critical", "eu");

        Route route = route(critical);
        assertThat(route.policy()).isEqualTo(policy);
        assertThat(route.urgency()).isEqualTo(Urgency.LOW);
        assertThat(route.held()).isNull();
        assertThat(route(other)).isEqualTo(new Route(null, null, null));
        preview(Map.of("alert", critical))
                .statusCode(200)
                .body("rule", equalTo(String.valueOf(route.rule())))
                .body("urgency", equalTo("low"));
        List<String> rules =
                VertxContextSupport.subscribeAndAwait(() -> tenancy.write(acme.id(), () -> use.of(acme.id(), policy)));
        assertThat(rules).containsExactly("Critical shop", "Shops");
    }

    @Test
    void onlyTheFirstOfAGroupIsTold() throws Throwable {
        put("\"0\"", rules).statusCode(200);
        String first = Signals.trigger(acme, "a", "shop", "warning", "eu");
        String second = Signals.trigger(acme, "b", "shop", "warning", "eu");
        String elsewhere = Signals.trigger(acme, "c", "shop", "warning", "us");
        String worse = Signals.trigger(acme, "d", "shop", "error", "eu");

        assertThat(Signals.alert(acme, first).getString("held")).isNull();
        assertThat(Signals.alert(acme, second).getString("held.kind")).isEqualTo("group");
        assertThat(Signals.alert(acme, second).getString("held.by")).isEqualTo(first);
        assertThat(Signals.alert(acme, second).getInt("inGroup")).isEqualTo(3);
        assertThat(Signals.alert(acme, elsewhere).getString("held")).isNull();
        assertThat(Signals.alert(acme, worse).getString("held")).isNull();
        assertThat(Signals.timeline(acme, second)).containsExactly("grouped", "raised");
        assertThat(Signals.timeline(acme, first)).containsExactly("raised");
        assertThat(route(second).held()).isNotNull();
        assertThat(route(second).held().kind()).isEqualTo(Held.Kind.GROUP);

        Signals.resolve(acme, "a", "shop");
        assertThat(route(second).held()).isNull();
        assertThat(Signals.timeline(acme, second)).containsExactly("grouped", "raised");
    }

    @Test
    void whoPagesNobodyLeadsNobody() throws Throwable {
        put("\"0\"", rules).statusCode(200);
        String first = Signals.trigger(acme, "a", "shop", "warning", "eu");
        String second = Signals.trigger(acme, "b", "shop", "warning", "eu");
        assertThat(route(second).held()).isNotNull();

        sql("update escalation set state = 'ended', due_at = null where alert_id = '" + first + "'");
        assertThat(route(second).held()).as("nobody was reached").isNull();
        sql("update escalation set paged = 1 where alert_id = '" + first + "'");
        assertThat(route(second).held()).as("somebody was").isNotNull();
        acme.as("responder")
                .body(Map.of("until", Instant.now().plusSeconds(3600).toString()))
                .post("/api/v1/alerts/" + acme.slug() + "/" + first + "/snooze")
                .then()
                .statusCode(200);
        assertThat(route(second).held()).as("it is put off").isNull();
    }

    @Test
    void groupsStayWithTheNameOfTheirRuleAndEndWithTheLast() {
        String id = put("\"0\"", rules).statusCode(200).extract().path("rules[1].id");
        Signals.trigger(acme, "a", "shop", "warning", "eu");
        String second = Signals.trigger(acme, "b", "shop", "warning", "eu");

        put("\"1\"", rules.replace("till", "tills"))
                .statusCode(200)
                .body("rules[1].id", equalTo(id))
                .body("version", equalTo(2));
        assertThat(Signals.alert(acme, second).getInt("inGroup")).isEqualTo(2);
        put("\"2\"", rules.replace("[\"service\", \"region\"]", "[]")).statusCode(200);

        assertThat(Signals.alert(acme, second).getString("inGroup")).isNull();
    }

    private void sql(String statement) throws SQLException {
        try (var app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + acme.id() + "', false)");
            sql.execute(statement);
        }
    }

    @Test
    void ofAGroupThatIsRaisedAtOnceOneLeads() throws Exception {
        put("\"0\"", rules).statusCode(200);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var tasks = new ArrayList<Callable<String>>();
            for (int i = 0; i < 24; i++) {
                String key = "race-" + i;
                tasks.add(() -> Signals.trigger(acme, key, "till", "error", "eu"));
            }
            for (var one : pool.invokeAll(tasks)) {
                assertThat(one.get(30, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
            }
        } finally {
            pool.shutdownNow();
        }
        List<Map<String, Object>> all = acme.as("viewer")
                .get("/api/v1/alerts/" + acme.slug() + "?limit=100")
                .jsonPath()
                .getList("items");

        assertThat(all).hasSize(24);
        assertThat(all).filteredOn(one -> one.get("held") == null).hasSize(1);
        assertThat(all).allSatisfy(one -> assertThat(one.get("inGroup")).isEqualTo(24));
    }

    @Test
    void aGroupIsTakenOnWithTheAlertThatLeads() {
        put("\"0\"", rules).statusCode(200);
        String first = Signals.trigger(acme, "a", "shop", "warning", "eu");
        String second = Signals.trigger(acme, "b", "shop", "warning", "eu");
        String path = "/api/v1/alerts/" + acme.slug() + "/" + first + "/acknowledge";

        acme.as("responder")
                .body(Map.of("group", true, "expectedState", "acknowledged"))
                .post(path)
                .then()
                .statusCode(409);
        acme.as("responder")
                .body(Map.of("group", true, "note", "Mine"))
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"));
        assertThat(Signals.alert(acme, second).getString("state")).isEqualTo("acknowledged");
        assertThat(Signals.timeline(acme, second)).containsExactly("acknowledged", "grouped", "raised");

        acme.as("responder")
                .body(Map.of("group", true))
                .post(path)
                .then()
                .statusCode(409)
                .body("detail", containsString("acknowledged the alert"));
        String third = Signals.trigger(acme, "c", "shop", "warning", "eu");
        acme.as("responder").body(Map.of("group", true)).post(path).then().statusCode(200);
        assertThat(Signals.alert(acme, third).getString("state")).isEqualTo("acknowledged");
    }

    @Test
    void anAlertAloneIsItsOwnGroup() {
        String alone = Signals.trigger(acme, "a", "cellar", "warning", "eu");

        acme.as("responder")
                .body(Map.of("group", true))
                .post("/api/v1/alerts/" + acme.slug() + "/" + alone + "/acknowledge")
                .then()
                .statusCode(200);
    }

    @Test
    void aSilencedMemberDoesNotLead() throws Throwable {
        put("\"0\"", rules).statusCode(200);
        String first = Signals.trigger(acme, "a", "shop", "warning", "eu");
        acme.as("responder")
                .body(Map.of(
                        "matchers", List.of(Map.of("name", "source", "value", "host-a")),
                        "end", Instant.now().plus(Duration.ofHours(1)).toString(),
                        "reason", "Known"))
                .post("/api/v1/silences/" + acme.slug())
                .then()
                .statusCode(201);
        String second = Signals.trigger(acme, "b", "shop", "warning", "eu");

        assertThat(Signals.alert(acme, first).getString("held.kind")).isEqualTo("silence");
        assertThat(Signals.alert(acme, second).getString("held")).isNull();
    }
}
