package dev.cairn.kit.example;

import static dev.cairn.kit.example.World.as;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.kit.access.ApiToken;
import dev.cairn.kit.testing.RowLevelSecurity;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = ServersResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"),
        restrictToAnnotatedClass = false)
class NotesTest {

    private static final String BLOCKED_DELETES =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'delete from outbox%'";

    private static final Duration LONGER_THAN_THE_RELAY_LOOKS = Duration.ofSeconds(2);
    private static final ApiToken READER = ApiToken.make(new SecureRandom());

    @Inject
    HeardNotes heard;

    @Inject
    MeterRegistry meters;

    @BeforeAll
    static void twoOrganisations() throws SQLException {
        World.organisation("acme", Map.of("ana", "owner", "vic", "viewer"), READER.hash());
        World.organisation("other", Map.of("oda", "owner"), null);
    }

    private static String add(String text) {
        return as("ana")
                .body(Map.of("text", text))
                .post("/api/v1/notes/acme")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void everyTableIsClosed() {
        add("seen by acme only");

        assertThat(RowLevelSecurity.faults()).isEmpty();
        assertThat(RowLevelSecurity.seenWithoutOrganisation()).isEmpty();
    }

    @Test
    void othersAreToldThatThereIsNothing() {
        add("secret");

        String foreign = as("oda")
                .get("/api/v1/notes/acme")
                .then()
                .statusCode(404)
                .extract()
                .path("detail");
        String random = as("oda")
                .get("/api/v1/notes/nowhere")
                .then()
                .statusCode(404)
                .extract()
                .path("detail");
        assertThat(foreign).isEqualTo(random);
        given().get("/api/v1/notes/acme").then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
        given().auth().oauth2("nonsense").get("/api/v1/notes/acme").then().statusCode(401);
        given().auth().oauth2("cairn_nonsense").get("/api/v1/notes/acme").then().statusCode(401);
    }

    @Test
    void rolesAndScopesDecide() {
        as("vic").get("/api/v1/notes/acme").then().statusCode(200);
        as("vic").body(Map.of("text", "x")).post("/api/v1/notes/acme").then().statusCode(403);
        var token = given().auth().oauth2(READER.secret()).contentType("application/json");
        token.get("/api/v1/notes/acme").then().statusCode(200);
        token.body(Map.of("text", "x")).post("/api/v1/notes/acme").then().statusCode(403);
        given().auth().oauth2(READER.secret()).get("/api/v1/notes/other").then().statusCode(404);
        given().auth()
                .oauth2(ApiToken.make(new SecureRandom()).secret())
                .get("/api/v1/notes/acme")
                .then()
                .statusCode(404);
    }

    @Test
    void pagesLoseAndRepeatNothing() {
        var added = new HashSet<String>();
        for (int i = 0; i < 7; i++) {
            added.add(add("note " + i));
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = as("ana")
                    .queryParam("limit", 3)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/api/v1/notes/acme")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().containsAll(added);
        as("ana").get("/api/v1/notes/acme?cursor=forged").then().statusCode(400);
        as("ana").get("/api/v1/notes/acme?limit=0").then().statusCode(400);
        as("ana").get("/api/v1/notes/acme?limit=1000").then().statusCode(200);
    }

    @Test
    void oneOfManyWritersWins() throws Exception {
        String id = add("first");
        as("ana")
                .body(Map.of("text", "x"))
                .put("/api/v1/notes/acme/" + id)
                .then()
                .statusCode(428);
        as("ana")
                .header("If-Match", "\"9\"")
                .body(Map.of("text", "x"))
                .put("/api/v1/notes/acme/" + id)
                .then()
                .statusCode(412);

        List<Integer> statuses = atOnce(
                20,
                () -> as("ana")
                        .header("If-Match", "\"0\"")
                        .body(Map.of("text", "mine"))
                        .put("/api/v1/notes/acme/" + id)
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
    }

    @Test
    void oneKeyIsOneEffect() throws Exception {
        String key = UUID.randomUUID().toString();

        List<String> ids = atOnce(
                50,
                () -> as("ana")
                        .header("Idempotency-Key", key)
                        .body(Map.of("text", "once"))
                        .post("/api/v1/notes/acme")
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id"));

        assertThat(new HashSet<>(ids)).hasSize(1);
        as("ana")
                .header("Idempotency-Key", key)
                .body(Map.of("text", "once"))
                .post("/api/v1/notes/acme")
                .then()
                .header("Idempotency-Replayed", equalTo("true"));
        as("ana")
                .header("Idempotency-Key", key)
                .body(Map.of("text", "else"))
                .post("/api/v1/notes/acme")
                .then()
                .statusCode(422);
        as("ana")
                .header("Idempotency-Key", "x".repeat(300))
                .body(Map.of("text", "once"))
                .post("/api/v1/notes/acme")
                .then()
                .statusCode(400);
    }

    @Test
    void aCommittedChangeIsHeardOnceAndPoisonIsPutAside() {
        String before = add("heard one");
        add("poison");
        String after = add("heard two");
        TestEvents.publish(new ProducerRecord<>(
                TestEvents.topic("cairn-projects-v1"), "k", "no event".getBytes(StandardCharsets.UTF_8)));

        await().until(() -> heard.heard().stream()
                .map(event -> event.subject().toString())
                .toList()
                .containsAll(List.of(before, after)));
        var dead = TestEvents.read("cairn-projects-v1-kit-dlq", records -> records.size() >= 2);
        assertThat(dead).hasSize(2);
        assertThat(dead).allMatch(record -> record.headers().lastHeader("dead-letter-reason") != null);

        var repeated = heard.heard().stream()
                .filter(event -> event.subject().toString().equals(before))
                .findFirst()
                .orElseThrow();
        TestEvents.publish(repeated);
        String last = add("heard three");
        await().until(() -> isHeard(last));
        assertThat(heard.heard().stream().filter(event -> event.id().equals(repeated.id())))
                .hasSize(1);
    }

    @Test
    void anEventWaitsWhileAnotherRelayHasTheSeat() throws SQLException {
        String waits;
        try (var other = ServersResource.connect("system");
                var sql = other.createStatement()) {
            await().until(() -> takesTheSeat(sql));

            waits = add("waits for the seat");

            await().during(LONGER_THAN_THE_RELAY_LOOKS).until(() -> !isHeard(waits));
        }
        await().until(() -> isHeard(waits));
    }

    /** The row is locked, so that the relay waits for an answer as it would over a connection whose other end is gone. */
    @Test
    void aStatementWithoutAnAnswerIsGivenUpAndTheNextSeatGoesOn() throws SQLException {
        String waits;
        try (var locking = ServersResource.connect("system")) {
            try (var other = ServersResource.connect("system");
                    var sql = other.createStatement()) {
                await().until(() -> takesTheSeat(sql));
                waits = add("waits for an answer");
                locking.setAutoCommit(false);
                locking.createStatement().executeUpdate("delete from outbox");
            }
            await().until(NotesTest::relayWaits);
            double failedBefore = failedRounds();
            await().until(() -> failedRounds() > failedBefore);
            locking.rollback();
        }

        await().until(() -> isHeard(waits));
        await().until(NotesTest::outboxIsEmpty);
    }

    private double failedRounds() {
        return meters.counter("cairn.outbox.sent", "outcome", "failed").count();
    }

    private static boolean relayWaits() throws SQLException {
        try (var system = ServersResource.connect("system");
                var rows = system.createStatement().executeQuery(BLOCKED_DELETES)) {
            return rows.next() && rows.getLong(1) > 0;
        }
    }

    private static boolean outboxIsEmpty() throws SQLException {
        try (var system = ServersResource.connect("system");
                var rows = system.createStatement().executeQuery("select count(*) from outbox")) {
            return rows.next() && rows.getLong(1) == 0;
        }
    }

    private static boolean takesTheSeat(Statement sql) throws SQLException {
        sql.execute("""
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and objid = x'0c41126e'::int and pid <> pg_backend_pid()""");
        try (var taken = sql.executeQuery("select pg_try_advisory_lock(x'0c41126e'::int)")) {
            return taken.next() && taken.getBoolean(1);
        }
    }

    private boolean isHeard(String note) {
        return heard.heard().stream()
                .anyMatch(event -> event.subject().toString().equals(note));
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        var pool = Executors.newFixedThreadPool(times);
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(java.util.Collections.nCopies(times, call))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
