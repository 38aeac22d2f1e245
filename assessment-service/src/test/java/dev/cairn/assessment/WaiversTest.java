package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.MalformedEvent;
import dev.cairn.events.Topics;
import dev.cairn.events.WaiverState;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Waivers over HTTP: from the request to the end, and who may do what. */
@QuarkusTest
class WaiversTest extends ServiceTest {

    private static final String PRACTICE = "foundation.error-tracking";

    @Test
    void oneMemberAsksAnotherApprovesAndThePracticeIsWaivedUntilRevoked() throws Exception {
        Project project = project(organisation());
        double before = readiness(project);
        Response asked = ask("ana", project, PRACTICE, days(30));
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(201);
        String id = asked.jsonPath().getString("id");
        assertThat(asked.header("Location")).isEqualTo(project.waivers() + "/" + id);
        assertThat(asked.jsonPath().getString("status")).isEqualTo("requested");
        assertThat(asked.jsonPath().getString("requested.by")).isEqualTo("ana");
        assertThat(outcome(latest(project), PRACTICE)).isNotEqualTo("waived");

        Response approved = decide("ben", project, id, "approve", asked.header("ETag"), "{\"note\": \"Until then.\"}");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        assertThat(approved.jsonPath().getMap(""))
                .containsEntry("status", "approved")
                .containsEntry("note", "Until then.");
        assertThat(approved.jsonPath().getString("decided.by")).isEqualTo("ben");
        await().atMost(SOON).until(() -> outcome(latest(project), PRACTICE).equals("waived"));
        Map<String, Object> check = check(project, PRACTICE + ".initialised");
        assertThat(check).containsEntry("outcome", "waived").containsEntry("score", 0.0f);
        assertThat(String.valueOf(check.get("waiver"))).contains(id, "Name of ben");
        assertThat(readiness(project)).isEqualTo(before);

        assertThat(as("ben")
                        .header("If-Match", "\"1\"")
                        .delete(project.waivers() + "/" + id)
                        .statusCode())
                .isEqualTo(412);
        assertThat(as("ben").delete(project.waivers() + "/" + id).statusCode()).isEqualTo(428);
        for (int i = 0; i < 2; i++) {
            String etag = as("vic").get(project.waivers() + "/" + id).header("ETag");
            assertThat(as("ben")
                            .header("If-Match", etag)
                            .delete(project.waivers() + "/" + id)
                            .statusCode())
                    .isEqualTo(204);
        }
        await().atMost(SOON).until(() -> !outcome(latest(project), PRACTICE).equals("waived"));
        assertThat(latest(project).<String>getList("changes.findAll { it.practice == '" + PRACTICE + "' }.cause"))
                .containsExactly("waiver");

        assertThat(acts(project.org(), id))
                .extracting(act -> act.get("action"))
                .containsExactly("waiver.revoked", "waiver.approved", "waiver.requested");
        assertThat(events(id, 3))
                .extracting(WaiverState::status, WaiverState::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("requested", 1L),
                        org.assertj.core.groups.Tuple.tuple("approved", 2L),
                        org.assertj.core.groups.Tuple.tuple("revoked", 3L));
    }

    @Test
    void whoAskedCannotDecideNotEvenPastTheService() throws Exception {
        Project project = project(organisation());
        Response asked = ask("ana", project, PRACTICE, days(30));
        String id = asked.jsonPath().getString("id");

        refused(decide("ana", project, id, "approve", asked.header("ETag"), ""), 403, "waiver-own-request");
        refused(decide("ana", project, id, "reject", asked.header("ETag"), ""), 403, "waiver-own-request");
        assertThatThrownBy(() -> execute(
                        project.org(),
                        "update waiver set status = 'approved', decided_by = 'ana', decided_by_name = 'Ana',"
                                + " decided_at = now() where id = '" + id + "'"))
                .hasMessageContaining("waiver_decided_by_another");
        assertThat(as("vic").get(project.waivers() + "/" + id).jsonPath().getString("status"))
                .isEqualTo("requested");
    }

    @Test
    void onlyEditorsAskAndDecideAndNoToken() {
        Project project = project(organisation());
        String id = ask("ana", project, PRACTICE, days(30)).jsonPath().getString("id");

        refused(ask("vic", project, PRACTICE, days(30)), 403, "forbidden");
        refused(decide("vic", project, id, "approve", "\"1\"", ""), 403, "forbidden");
        for (String token : List.of(project.org().reads(), project.org().writes())) {
            refused(
                    withToken(token)
                            .contentType("application/json")
                            .body(body(PRACTICE, "why", days(3)))
                            .post(project.waivers()),
                    403,
                    "forbidden");
        }
        assertThat(withToken(project.org().reads()).get(project.waivers()).statusCode())
                .isEqualTo(200);
        refused(as("ben").get(API + "/assessment-audit/" + project.org().slug()), 403, "forbidden");
    }

    @Test
    void whatIsAskedWronglyIsRefusedWithTheReason() {
        Project project = project(organisation());

        invalid(ask("ana", project, PRACTICE, days(181)), "/endsAt");
        invalid(ask("ana", project, PRACTICE, days(-1)), "/endsAt");
        invalid(ask("ana", project, "no.such", days(3)), "/target");
        invalid(ask("ana", project, "mvp.hypothesis", days(3)), "/target");
        invalid(post(project, body(PRACTICE, " ", days(3))), "/reason");
        invalid(post(project, body(PRACTICE, "x".repeat(2001), days(3))), "/reason");
        invalid(post(project, body(PRACTICE, "a\\u0000b", days(3))), "/reason");
        invalid(post(project, "{\"target\": \"%s\", \"reason\": \"r\"}".formatted(PRACTICE)), "/endsAt");
        refused(post(project, body(PRACTICE, "r", days(3)).replace("reason", "raison")), 400, "invalid-request");
        refused(
                post(project, body(PRACTICE, "r", days(3)).replaceFirst("\"endsAt\": \"2", "\"endsAt\": \"x")),
                400,
                "invalid-request");
        refused(as("ana").get(project.waivers() + "?status=open"), 400, "invalid-request");
    }

    @Test
    void oneRequestAtATimeWaitsForTheSameThing() {
        Project project = project(organisation());
        String id = ask("ana", project, PRACTICE, days(30)).jsonPath().getString("id");

        refused(ask("ben", project, PRACTICE, days(3)), 409, "waiver-requested");
        assertThat(ask("ben", project, PRACTICE + ".initialised", days(3)).statusCode())
                .isEqualTo(201);
        assertThat(decide("ben", project, id, "reject", "\"1\"", "{}")
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("rejected");
        refused(decide("ben", project, id, "approve", "\"2\"", ""), 409, "waiver-decided");
        refused(as("ana").header("If-Match", "*").delete(project.waivers() + "/" + id), 409, "waiver-over");
        assertThat(ask("ana", project, PRACTICE, days(3)).statusCode()).isEqualTo(201);

        assertThat(statuses(project, "")).containsExactly("requested", "requested", "rejected");
        assertThat(statuses(project, "?practice=" + PRACTICE + "&status=requested"))
                .hasSize(2);
        assertThat(statuses(project, "?practice=foundation")).hasSize(3);
        assertThat(statuses(project, "?practice=foundation.error")).isEmpty();
        assertThat(statuses(project, "?status=expired")).isEmpty();
    }

    @Test
    void aRepeatWithTheSameKeyHasOneEffect() throws Exception {
        Project project = project(organisation());
        String body = body(PRACTICE, "why", days(30));

        Response first = as("ana")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(body)
                .post(project.waivers());
        Response again = as("ana")
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(body)
                .post(project.waivers());
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.asString()).isEqualTo(first.asString());
        refused(
                as("ana")
                        .header("Idempotency-Key", "k1")
                        .contentType("application/json")
                        .body(body(PRACTICE, "other", days(30)))
                        .post(project.waivers()),
                422,
                "unprocessable");

        String id = first.jsonPath().getString("id");
        for (int i = 0; i < 2; i++) {
            assertThat(as("ben")
                            .header("Idempotency-Key", "k2")
                            .header("If-Match", "\"1\"")
                            .contentType("application/json")
                            .body("{}")
                            .post(project.waivers() + "/" + id + "/approve")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(number(project.org(), "select version from waiver where id = '" + id + "'"))
                .isEqualTo(2);
    }

    @Test
    void ofManyDecisionsAtOnceExactlyOneHolds() throws Exception {
        Project project = project(organisation());
        String id = ask("ana", project, PRACTICE, days(30)).jsonPath().getString("id");
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 8; i++) {
            String word = i % 2 == 0 ? "approve" : "reject";
            calls.add(() -> decide("ben", project, id, word, "\"1\"", "{}").statusCode());
        }
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            var answers = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        } finally {
            threads.shutdownNow();
        }
        assertThat(acts(project.org(), id)).hasSize(2);
    }

    @Test
    void anotherOrganisationFindsNothing() {
        Project mine = project(organisation());
        String id = ask("ana", mine, PRACTICE, days(30)).jsonPath().getString("id");
        Project theirs = project(organisation());

        for (String path : List.of(
                theirs.waivers() + "/" + id,
                mine.waivers().replace(mine.org().slug(), theirs.org().slug()) + "/" + id)) {
            refused(as("ben").get(path), 404, "not-found");
            refused(as("ben").header("If-Match", "*").delete(path), 404, "not-found");
            refused(
                    as("ben")
                            .header("If-Match", "*")
                            .contentType("application/json")
                            .body("{}")
                            .post(path + "/approve"),
                    404,
                    "not-found");
        }
        refused(as("oda").get(mine.waivers() + "/" + id), 404, "not-found");
        assertThat(acts(theirs.org(), id)).isEmpty();
    }

    @Test
    void timeWarnsTenDaysBeforeAndThenEndsIt() throws Exception {
        Project project = project(organisation());
        String id = ask("ana", project, PRACTICE, days(30)).jsonPath().getString("id");
        decide("ben", project, id, "approve", "\"1\"", "{}");
        await().atMost(SOON).until(() -> outcome(latest(project), PRACTICE).equals("waived"));
        assertThat(number(
                        project.org(),
                        "select count(*) from job where state = 'queued' and kind = 'waiver' and dedup_key = 'waiver "
                                + id
                                + "' and due_at between now() + interval '19 days' and now() + interval '21 days'"))
                .isOne();

        shift(id, 25);
        await().atMost(SOON)
                .until(() ->
                        as("vic").get(project.waivers() + "/" + id).jsonPath().getString("warnedAt") != null);
        assertThat(outcome(latest(project), PRACTICE)).isEqualTo("waived");

        shift(id, 6);
        await().atMost(SOON)
                .until(
                        () -> as("vic")
                                .get(project.waivers() + "/" + id)
                                .jsonPath()
                                .getString("status"),
                        "expired"::equals);
        await().atMost(SOON).until(() -> !outcome(latest(project), PRACTICE).equals("waived"));
        assertThat(latest(project).<String>getList("changes.findAll { it.practice == '" + PRACTICE + "' }.cause"))
                .containsExactly("waiver");

        var acts = acts(project.org(), id);
        assertThat(acts)
                .extracting(act -> act.get("action"))
                .containsExactly("waiver.expired", "waiver.ending", "waiver.approved", "waiver.requested");
        assertThat(String.valueOf(acts.get(0).get("actor"))).contains("system", "Cairn");
        assertThat(String.valueOf(acts.get(2).get("actor"))).contains("person", "ben");
        assertThat(events(id, 4))
                .extracting(WaiverState::status)
                .containsExactly("requested", "approved", "approved", "expired");
        refused(as("ana").header("If-Match", "*").delete(project.waivers() + "/" + id), 409, "waiver-over");
    }

    @Test
    void aRequestThatNobodyDecidedExpiresToo() throws Exception {
        Project project = project(organisation());
        String id = ask("ana", project, PRACTICE, days(30)).jsonPath().getString("id");

        shift(id, 31);

        await().atMost(SOON)
                .until(
                        () -> as("vic")
                                .get(project.waivers() + "/" + id)
                                .jsonPath()
                                .getString("status"),
                        "expired"::equals);
        assertThat(String.valueOf(acts(project.org(), id).get(0).get("actor"))).contains("system");
    }

    @Test
    void nobodyChangesTheAuditLog() throws Exception {
        Project project = project(organisation());
        String id = ask("ana", project, PRACTICE, days(30)).jsonPath().getString("id");
        for (String statement : List.of("update audit_entry set action = 'x'", "delete from audit_entry")) {
            assertThatThrownBy(() -> execute(project.org(), statement)).hasMessageContaining("audit_entry");
            assertThatThrownBy(() -> asSuperuser(statement)).hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> asSuperuser("truncate audit_entry")).hasMessageContaining("append-only");
        assertThat(ServersResource.config()).isNotEmpty();
        assertThat(acts(project.org(), id)).hasSize(1);
    }

    private static Response ask(String person, Project project, String target, Instant endsAt) {
        return as(person)
                .contentType("application/json")
                .body(body(target, "The platform does it until then.", endsAt))
                .post(project.waivers());
    }

    private static Response post(Project project, String body) {
        return as("ana").contentType("application/json").body(body).post(project.waivers());
    }

    private static String body(String target, String reason, Instant endsAt) {
        return "{\"target\": \"%s\", \"reason\": \"%s\", \"endsAt\": \"%s\"}".formatted(target, reason, endsAt);
    }

    private static Response decide(String person, Project project, String id, String word, String etag, String body) {
        return as(person)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(body)
                .post(project.waivers() + "/" + id + "/" + word);
    }

    private static void invalid(Response answer, String pointer) {
        refused(answer, 400, "invalid-request");
        assertThat(answer.jsonPath().<String>getList("errors.pointer")).containsExactly(pointer);
    }

    private static List<String> statuses(Project project, String query) {
        return as("vic").get(project.waivers() + query).jsonPath().getList("items.status");
    }

    private static double readiness(Project project) {
        return latest(project).getDouble("phases.find { it.id == 'foundation' }.readiness");
    }

    private static Map<String, Object> check(Project project, String id) {
        return latest(project).getMap("phases.practices.flatten().checks.flatten().find { it.id == '" + id + "' }");
    }

    private static Instant days(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }

    /** Lets so many days pass for a waiver, and its timer look. */
    private static void shift(String id, int days) throws Exception {
        asSuperuser(
                "update waiver set ends_at = ends_at - interval '%1$d days', requested_at = requested_at - interval '%1$d days' where id = '%2$s'"
                        .formatted(days, id));
        asSuperuser("update job set due_at = now() where state = 'queued' and dedup_key = 'waiver " + id + "'");
    }

    private static List<WaiverState> events(String id, int least) {
        return TestEvents.read(
                        Topics.WAIVERS,
                        all -> all.stream().filter(one -> id.equals(one.key())).count() >= least)
                .stream()
                .filter(one -> id.equals(one.key()))
                .map(WaiversTest::state)
                .toList();
    }

    private static WaiverState state(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            return CloudEventHeaders.parse(headers, record.value()).data(WaiverState.class);
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }
}
