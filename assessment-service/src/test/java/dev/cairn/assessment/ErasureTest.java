package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is left of a project that was deleted. */
@QuarkusTest
class ErasureTest extends ServiceTest {

    private static final String CHECK = "mvp.hypothesis.stated";
    private static final String PRACTICE = "foundation.error-tracking";

    @Test
    void nothingIsLeftOfADeletedProjectButThatItWasThere() throws Exception {
        Org org = organisation();
        Project gone = withAllThatAProjectHas(org);
        Project stays = withAllThatAProjectHas(org);
        Map<String, Long> before = rows(gone);
        assertThat(before)
                .containsKeys(
                        "assessment",
                        "attestation",
                        "evidence",
                        "outcome_change",
                        "overruling",
                        "project_state",
                        "public_page",
                        "roadmap_choice",
                        "waiver");
        Map<String, Long> untouched = rows(stays);

        tellDeleted(gone);

        await().atMost(SOON).until(() -> rows(gone).isEmpty());
        assertThat(rows(stays)).containsKeys(untouched.keySet().toArray(String[]::new));
        assertThat(number(org, "select count(*) from finding where evidence_id not in (select id from evidence)"))
                .isZero();
        assertThat(number(org, "select count(*) from job where kind <> 'erasure' and subject = '" + gone.id() + "'"))
                .isZero();
        assertThat(number(org, "select count(*) from known_project where deleted and id = '" + gone.id() + "'"))
                .isOne();
    }

    /** A job that runs when its project is deleted may still keep what it found. */
    @Test
    void whileAJobOfTheProjectRunsItComesAgain() throws Exception {
        Project gone = project(organisation());
        String id = "0198c0de-0000-7000-8000-" + gone.id().toString().substring(24);
        asSuperuser("""
                insert into job (id, organisation_id, kind, subject, state, due_at, lease, leased_until, created_at)
                values ('%s', '%s', 'elsewhere', '%s', 'running', now(), gen_random_uuid(), now() + interval '1 hour', now())""".formatted(id, gone.org().id(), gone.id()));

        tellDeleted(gone);

        String again =
                "select count(*) from job where kind = 'erasure' and state = 'queued' and due_at > now() and subject = '"
                        + gone.id() + "'";
        await().atMost(SOON).until(() -> number(gone.org(), again) == 1);
        asSuperuser(
                "update job set state = 'succeeded', lease = null, leased_until = null, finished_at = now() where id = '"
                        + id + "'");
        asSuperuser("update job set due_at = now() where kind = 'erasure' and subject = '" + gone.id() + "'");
        await().atMost(SOON)
                .until(() -> number(
                                gone.org(),
                                "select count(*) from job where state = 'queued' and subject = '" + gone.id() + "'")
                        == 0);
        await().atMost(SOON).until(() -> number(gone.org(), "select count(*) from job where id = '" + id + "'") == 0);
    }

    private static Project withAllThatAProjectHas(Org org) throws SQLException {
        Project project = project(org);
        scanned(project, ServedTrees.shop());
        String end = Instant.now().plus(3, ChronoUnit.DAYS).toString();
        post(project.attestations(), """
                {"check": "%s", "statement": "It is written down.", "link": "https://wiki.example.com/bet",
                 "facts": {"hypothesis.stated": true}, "endsAt": "%s"}""".formatted(CHECK, end));
        post(project.waivers(), """
                {"target": "%s", "reason": "The platform does it until then.", "endsAt": "%s"}""".formatted(PRACTICE, end));
        as("ana")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Map.of("enabled", true))
                .put(project.publicPage())
                .then()
                .statusCode(200);
        as("ana")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Map.of("kind", "library", "reason", "We know it."))
                .put(project.applicability() + "/kind")
                .then()
                .statusCode(200);
        as("ana")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body(Map.of("roadmap", "mvp-to-production"))
                .put(API + "/roadmap-choices/" + org.slug() + "/" + project.slug())
                .then()
                .statusCode(200);
        String busy = "select count(*) from job where subject = '" + project.id()
                + "' and (state = 'running' or state = 'queued' and due_at < now() + interval '10 s')";
        await().atMost(SOON).until(() -> number(org, busy) == 0);
        return project;
    }

    private static void post(String path, String body) {
        as("ana").contentType("application/json").body(body).post(path).then().statusCode(201);
    }

    /** How many rows of each table are about the project; whatever table comes later is in. */
    private static Map<String, Long> rows(Project project) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var connection = superuser();
                var found = connection
                        .createStatement()
                        .executeQuery(
                                "select table_name from information_schema.columns where column_name = 'project_id'")) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        var rows = new TreeMap<String, Long>();
        for (String table : tables) {
            long count = number(
                    project.org(), "select count(*) from " + table + " where project_id = '" + project.id() + "'");
            if (count > 0) {
                rows.put(table, count);
            }
        }
        return rows;
    }
}
