package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.ApplicabilityState;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.MalformedEvent;
import dev.cairn.events.Topics;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What members say of what applies, over HTTP: who may, when it counts, and what it leaves behind. */
@QuarkusTest
class ApplicabilityTest extends ServiceTest {

    private static final String PRACTICE = "foundation.error-tracking";
    private static final String OFF = "{\"applies\": false, \"reason\": \"Nobody outside uses it.\"}";
    private static final String ON = "{\"applies\": true, \"reason\": \"It is used after all.\"}";

    @Test
    void thatAPracticeDoesNotApplyCountsOnceAnotherMemberApprovesAndUntilItIsTakenBack() throws Exception {
        Project project = project(organisation());
        Response asked = put("ana", project, PRACTICE, "\"0\"", OFF);
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(200);
        assertThat(asked.jsonPath().getString("asked.said.by")).isEqualTo("ana");
        assertThat(asked.jsonPath().getMap("")).doesNotContainKey("inEffect");
        refused(decide("ana", project, "approve", asked.header("ETag"), "{}"), 403, "applicability-own-request");
        assertThat(outcome(latest(project), PRACTICE)).isNotEqualTo("not-applicable");

        Response approved = decide("ben", project, "approve", asked.header("ETag"), "{\"note\": \"So it is.\"}");
        assertThat(approved.statusCode()).as(approved.asString()).isEqualTo(200);
        assertThat(approved.jsonPath().getString("inEffect.approved.by")).isEqualTo("ben");
        await().atMost(SOON).until(() -> outcome(latest(project), PRACTICE).equals("not-applicable"));
        Map<String, Object> check = check(project);
        assertThat(check).containsEntry("outcome", "not-applicable").containsEntry("score", 0.0f);
        assertThat(String.valueOf(check.get("reason")))
                .contains("overruled by Name of ana on ", " because Nobody outside uses it, approved by Name of ben");
        String assessment = latest(project).getString("id");
        assertThat(as("vic")
                        .get(project.assessments() + "/" + assessment + "/checks/" + PRACTICE + ".initialised")
                        .asString())
                .contains("It does not apply: what was detected was overruled by Name of ana");
        assertThat(rerun(project, assessment)).isTrue();

        for (int i = 0; i < 2; i++) {
            assertThat(as("ben")
                            .header("If-Match", "*")
                            .delete(practice(project, PRACTICE))
                            .statusCode())
                    .isEqualTo(204);
        }
        await().atMost(SOON).until(() -> !outcome(latest(project), PRACTICE).equals("not-applicable"));
        assertThat(latest(project).<String>getList("changes.findAll { it.practice == '" + PRACTICE + "' }.cause"))
                .containsExactly("applicability");
        assertThat(rerun(project, assessment)).as("after it was taken back").isTrue();
        String id = theId(project);
        assertThat(acts(project.org(), id))
                .extracting(act -> act.get("action"))
                .containsExactly("applicability.withdrawn", "applicability.approved", "applicability.requested");
        assertThat(events(id, 3))
                .extracting(ApplicabilityState::says, ApplicabilityState::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(null, 1L),
                        org.assertj.core.groups.Tuple.tuple("does-not-apply", 2L),
                        org.assertj.core.groups.Tuple.tuple(null, 3L));
    }

    @Test
    void theKindCountsAtOnceWhereItIsAskedWhetherSomethingAppliesAndNowhereElse() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        Response read = as("vic").get(project.applicability());
        String detected = read.jsonPath().getString("detected");
        assertThat(read.jsonPath().getString("kind")).isEqualTo(detected).isNotNull();
        assertThat(read.jsonPath().<String>getList("alwaysApply")).containsExactly("mvp.hypothesis");
        assertThat(outcome(latest(project), "mvp.auth")).isNotEqualTo("not-applicable");

        Response said = kind("ben", project, "\"0\"", "library");
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(200);
        await().atMost(SOON).until(() -> outcome(latest(project), "mvp.auth").equals("not-applicable"));
        assertThat(as("vic").get(project.applicability()).jsonPath().getString("kind"))
                .isEqualTo("library");
        assertThat(as("vic").get(project.applicability()).jsonPath().getString("detected"))
                .isEqualTo(detected);
        assertThat(outcome(latest(project), "mvp.core-flow"))
                .as("reads the server that was detected")
                .isEqualTo("met");

        refused(
                as("ana").header("If-Match", "\"0\"").delete(project.applicability() + "/kind"),
                412,
                "precondition-failed");
        assertThat(as("ana")
                        .header("If-Match", said.header("ETag"))
                        .delete(project.applicability() + "/kind")
                        .statusCode())
                .isEqualTo(204);
        await().atMost(SOON).until(() -> !outcome(latest(project), "mvp.auth").equals("not-applicable"));
    }

    @Test
    void whatValidatesAPhaseIsNeverOverruled() {
        Project project = project(organisation());

        refused(put("ana", project, "mvp.hypothesis", "\"0\"", OFF), 422, "practice-always-applies");
        refused(put("ana", project, "mvp.hypothesis", "\"0\"", ON), 422, "practice-always-applies");
        assertThat(as("vic").get(project.applicability()).jsonPath().getList("practices"))
                .isEmpty();
    }

    @Test
    void nothingIsTakenOffByOnePersonNotEvenPastTheService() throws Exception {
        Project project = project(organisation());
        put("ana", project, PRACTICE, "\"0\"", ON);

        for (String columns : List.of(
                "says = 'does-not-apply'",
                "says = 'does-not-apply', approved_by = 'ana', approved_by_name = 'Ana', approved_at = now()")) {
            assertThatThrownBy(() -> execute(project.org(), "update overruling set " + columns))
                    .hasMessageContaining("overruling_");
        }
    }

    @Test
    void onlyEditorsSpeakAndNoTokenAndNobodyElseLearnsOfIt() {
        Project project = project(organisation());
        refused(put("vic", project, PRACTICE, "\"0\"", OFF), 403, "forbidden");
        refused(kind("vic", project, "\"0\"", "library"), 403, "forbidden");
        for (String token : List.of(project.org().reads(), project.org().writes())) {
            refused(
                    withToken(token)
                            .header("If-Match", "\"0\"")
                            .contentType("application/json")
                            .body(OFF)
                            .put(practice(project, PRACTICE)),
                    403,
                    "forbidden");
        }
        assertThat(withToken(project.org().reads()).get(project.applicability()).statusCode())
                .isEqualTo(200);

        Project theirs = project(organisation());
        String elsewhere = project.applicability()
                .replace(project.org().slug(), theirs.org().slug());
        refused(as("ben").get(elsewhere), 404, "not-found");
        refused(as("oda").get(project.applicability()), 404, "not-found");
    }

    @Test
    void whatIsSaidWronglyIsRefusedWithTheReason() {
        Project project = project(organisation());

        invalid(kind("ana", project, "\"0\"", "toaster"), "/kind");
        invalid(put("ana", project, PRACTICE, "\"0\"", "{\"applies\": false, \"reason\": \" \"}"), "/reason");
        invalid(put("ana", project, PRACTICE, "\"0\"", "{\"reason\": \"why\"}"), "/applies");
        invalid(
                put("ana", project, PRACTICE, "\"0\"", "{\"applies\": true, \"reason\": \"" + "x".repeat(2001) + "\"}"),
                "/reason");
        refused(put("ana", project, "no.such", "\"0\"", OFF), 404, "not-found");
        refused(put("ana", project, "x".repeat(300), "\"0\"", OFF), 404, "not-found");
        refused(put("ana", project, PRACTICE, "\"7\"", OFF), 412, "precondition-failed");
        refused(decide("ben", project, "approve", "\"0\"", "{}"), 409, "applicability-decided");
        assertThat(put("ana", project, PRACTICE, "\"0\"", OFF).statusCode()).isEqualTo(200);
        refused(
                put("ben", project, PRACTICE, "\"1\"", "{\"applies\": false, \"reason\": \"Me too.\"}"),
                409,
                "applicability-requested");
        assertThat(decide("ben", project, "reject", "\"1\"", "{\"note\": \"It is used.\"}")
                        .jsonPath()
                        .getString("rejected.note"))
                .isEqualTo("It is used.");
        refused(decide("ben", project, "reject", "\"2\"", "{}"), 409, "applicability-decided");
        assertThat(outcome(latest(project), PRACTICE)).isNotEqualTo("not-applicable");
    }

    private static String practice(Project project, String practice) {
        return project.applicability() + "/practices/" + practice;
    }

    private static Response put(String person, Project project, String practice, String etag, String body) {
        return as(person)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(body)
                .put(practice(project, practice));
    }

    private static Response kind(String person, Project project, String etag, String kind) {
        return as(person)
                .header("If-Match", etag)
                .contentType("application/json")
                .body("{\"kind\": \"%s\", \"reason\": \"We know it.\"}".formatted(kind))
                .put(project.applicability() + "/kind");
    }

    private static Response decide(String person, Project project, String word, String etag, String body) {
        return as(person)
                .header("If-Match", etag)
                .contentType("application/json")
                .body(body)
                .post(practice(project, PRACTICE) + "/" + word);
    }

    private static void invalid(Response answer, String pointer) {
        refused(answer, 400, "invalid-request");
        assertThat(answer.jsonPath().<String>getList("errors.pointer")).containsExactly(pointer);
    }

    private static Map<String, Object> check(Project project) {
        return latest(project)
                .getMap("phases.practices.flatten().checks.flatten().find { it.id == '" + PRACTICE + ".initialised' }");
    }

    private static boolean rerun(Project project, String assessment) {
        return as("vic")
                .post(project.assessments() + "/" + assessment + "/rerun")
                .jsonPath()
                .getBoolean("same");
    }

    private static String theId(Project project) {
        return as("ana")
                .get(API + "/assessment-audit/" + project.org().slug())
                .jsonPath()
                .getString("items.find { it.target.kind == 'overruling' }.target.id");
    }

    private static List<ApplicabilityState> events(String id, int least) {
        return TestEvents.read(
                        Topics.APPLICABILITY,
                        all -> all.stream().filter(one -> id.equals(one.key())).count() >= least)
                .stream()
                .filter(one -> id.equals(one.key()))
                .map(ApplicabilityTest::state)
                .toList();
    }

    private static ApplicabilityState state(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        try {
            return CloudEventHeaders.parse(headers, record.value()).data(ApplicabilityState.class);
        } catch (MalformedEvent e) {
            throw new AssertionError(e);
        }
    }
}
