package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a project would stand, and how it stood. */
@QuarkusTest
class WhatIfTest extends ServiceTest {

    private static final List<String> TABLES =
            List.of("assessment", "evidence", "waiver", "outcome_change", "milestone", "job", "audit_entry");

    @Test
    void practicesThatAreTakenAsMetOpenTheGateAndNothingIsKept() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        JsonPath before = latest(project);
        long rows = rows(project);
        List<String> missing = before.getList("phases[0].gate.missing.practice");
        assertThat(missing).isNotEmpty();

        JsonPath answer =
                asked(project, Map.of("met", missing.stream().distinct().toList()));

        assertThat(answer.getString("assessment.phases[0].gate.state")).isEqualTo("open");
        assertThat(answer.getString("assessment.phase")).isEqualTo("foundation");
        assertThat(answer.getString("assessment.nextAction.check")).isNotEqualTo(before.getString("nextAction.check"));
        assertThat(answer.getString("comparison.from.id")).isEqualTo(before.getString("id"));
        assertThat(answer.getMap("comparison.to")).isNull();
        assertThat(answer.getString("comparison.phases[0].gate.from")).isEqualTo("closed");
        assertThat(answer.getString("comparison.phases[0].gate.to")).isEqualTo("open");
        assertThat(answer.getString("comparison.phase.to")).isEqualTo("foundation");
        assertThat(answer.getString("assessment.digest")).isNotEqualTo(before.getString("digest"));
        assertThat(rows(project)).isEqualTo(rows);
        assertThat(latest(project).prettify()).isEqualTo(before.prettify());
    }

    @Test
    void factsWaiversAndApplicabilityAreAssumed() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());

        JsonPath answer = asked(
                project,
                Map.of(
                        "facts", Map.of("ci.runs_tests", false),
                        "without", List.of("errors.sdk_initialised"),
                        "notApplicable", List.of("production.compliance"),
                        "waived", List.of("foundation.monitoring")));

        JsonPath assessment = new JsonPath(answer.prettify()).setRootPath("assessment");
        assertThat(outcome(assessment, "foundation.ci-cd")).isNotEqualTo("met");
        assertThat(outcome(assessment, "production.compliance")).isEqualTo("not-applicable");
        assertThat(outcome(assessment, "foundation.monitoring")).isEqualTo("waived");
        assertThat(answer.getBoolean("comparison.practices.find { it.id == 'foundation.ci-cd' }.regression"))
                .isTrue();
    }

    @Test
    void nothingAssumedIsHowItStands() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());

        JsonPath answer = asked(project, Map.of());

        assertThat(answer.getList("comparison.practices")).isEmpty();
        assertThat(answer.getList("assessment.phases.readiness"))
                .isEqualTo(latest(project).getList("phases.readiness"));
    }

    @Test
    void whatTheRoadmapDoesNotKnowIsRefusedByPointer() {
        Project project = project(organisation());

        assertThat(faults(project, Map.of("facts", Map.of("no.such", true)))).containsExactly("/facts/no.such");
        assertThat(faults(project, Map.of("facts", Map.of("ci.runs_tests", "yes"))))
                .containsExactly("/facts/ci.runs_tests");
        assertThat(faults(project, Map.of("facts", Map.of("a~b/c", 1)))).containsExactly("/facts/a~0b~1c");
        assertThat(faults(
                        project,
                        Map.of(
                                "met",
                                List.of("mvp.ui", "nothing"),
                                "notApplicable",
                                List.of("mvp"),
                                "waived",
                                List.of("x"))))
                .containsExactlyInAnyOrder("/met/1", "/notApplicable/0", "/waived/0");
        assertThat(faults(project, Map.of("met", List.of("mvp.ui"), "notApplicable", List.of("mvp.ui"))))
                .containsExactly("/met/0");
        assertThat(faults(
                        project,
                        Map.of("facts", Map.of("ci.runs_tests", true), "without", List.of("ci.runs_tests", "b"))))
                .containsExactlyInAnyOrder("/without/0", "/without/1");
        assertThat(faults(project, Map.of("applicable", List.of("mvp.ui", "x"), "notApplicable", List.of("mvp.ui"))))
                .containsExactlyInAnyOrder("/applicable/0", "/applicable/1");
        assertThat(faults(project, Map.of("waived", List.of("mvp.hypothesis")))).containsExactly("/waived/0");
        assertThat(faults(project, Map.of("notApplicable", List.of("mvp.ui", "mvp.hypothesis"))))
                .containsExactly("/notApplicable/1");
        assertThat(faults(project, Map.of("strength", "certain"))).containsExactly("/strength");
        assertThat(faults(project, Map.of("metric", List.of()))).containsExactly("/metric");
        assertThat(faults(
                        project,
                        Map.of(
                                "met",
                                IntStream.range(0, 101).mapToObj(n -> "mvp.ui").toList())))
                .containsExactly("/met");
    }

    @Test
    void whoMayReadMayAsk() {
        Project project = project(organisation());

        assertThat(withToken(project.org().reads())
                        .contentType("application/json")
                        .body("{}")
                        .post(project.assessments() + "/what-if")
                        .statusCode())
                .isEqualTo(200);
        refused(
                withToken(project.org().writes())
                        .contentType("application/json")
                        .body("{}")
                        .post(project.assessments() + "/what-if"),
                403,
                "forbidden");
        refused(
                as("vic").contentType("application/json").post(project.assessments() + "/what-if"),
                400,
                "invalid-request");
    }

    @Test
    void anAssessmentThatIsMadeAgainHasTheSameDigest() throws Exception {
        Project project = project(organisation());
        String first = scanned(project, ServedTrees.shop()).getString("result.assessmentId");
        String waiver = as("ana")
                .contentType("application/json")
                .body(Map.of("target", "foundation.monitoring", "reason", "Later.", "endsAt", later()))
                .post(project.waivers())
                .jsonPath()
                .getString("id");
        as("ben")
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{}")
                .post(project.waivers() + "/" + waiver + "/approve");
        String second =
                scanned(project, ServedTrees.shopWithoutPipelineAndTests()).getString("result.assessmentId");
        as("ben").header("If-Match", "*").delete(project.waivers() + "/" + waiver);
        scanned(project, ServedTrees.shop());

        for (String id : List.of(first, second)) {
            JsonPath rerun = rerun(project, id);
            assertThat(rerun.getBoolean("same")).as(rerun.prettify()).isTrue();
            assertThat(rerun.getString("rerunDigest"))
                    .isEqualTo(rerun.getString("digest"))
                    .isEqualTo(as("vic")
                            .get(project.assessments() + "/" + id)
                            .jsonPath()
                            .getString("digest"));
            assertThat(rerun.getInt("evidence")).isPositive();
        }
        assertThat(as("vic")
                        .get(project.assessments() + "/" + second)
                        .jsonPath()
                        .getString("phases.practices.flatten().find { it.id == 'foundation.monitoring' }.outcome"))
                .isEqualTo("waived");
    }

    @Test
    void evidenceThatWasTamperedWithShows() throws Exception {
        Project project = project(organisation());
        String id = scanned(project, ServedTrees.shop()).getString("result.assessmentId");

        asSuperuser("update evidence set facts = facts || '{\"ci.runs_tests\": false}' where source = 'scan'"
                + " and project_id = '" + project.id() + "'");

        JsonPath rerun = rerun(project, id);
        assertThat(rerun.getBoolean("same")).isFalse();
        assertThat(rerun.getString("rerunDigest")).isNotEqualTo(rerun.getString("digest"));
    }

    @Test
    void whatItWasMadeOfMustBeThere() throws Exception {
        Project project = project(organisation());
        String id = latest(project).getString("id");
        String path = project.assessments() + "/" + id + "/rerun";

        asSuperuser("update assessment set roadmap_version = 1 where id = '" + id + "'");
        assertThat(as("vic").post(path).statusCode())
                .as("an earlier version that was shipped is still here")
                .isEqualTo(200);
        asSuperuser("update assessment set roadmap_version = 99 where id = '" + id + "'");
        refused(as("vic").post(path), 409, "assessment-not-repeatable");
        asSuperuser("update assessment set inputs = null where id = '" + id + "'");
        refused(as("vic").post(path), 409, "assessment-not-repeatable");
        refused(as("vic").post(project.assessments() + "/" + project.id() + "/rerun"), 404, "not-found");
    }

    private static String later() {
        return Instant.now().plus(Duration.ofDays(60)).toString();
    }

    private static JsonPath rerun(Project project, String id) {
        Response answer = as("vic").post(project.assessments() + "/" + id + "/rerun");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static Response ask(Project project, Object body) {
        return as("vic").contentType("application/json").body(body).post(project.assessments() + "/what-if");
    }

    private static JsonPath asked(Project project, Object body) {
        Response answer = ask(project, body);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static List<String> faults(Project project, Object body) {
        Response answer = ask(project, body);
        refused(answer, 400, "invalid-request");
        return answer.jsonPath().getList("errors.pointer");
    }

    private static long rows(Project project) throws Exception {
        long rows = 0;
        for (String table : TABLES) {
            rows += number(project.org(), "select count(*) from " + table);
        }
        return rows;
    }
}
