package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * A new version of a roadmap and many projects. The number is small here; {@code -Dcairn.test.reassessed=100000} measures with
 * many, and prints the pace, the reads and the memory.
 */
@QuarkusTest
class ReassessTest extends ServiceTest {

    private static final int PROJECTS = Integer.getInteger("cairn.test.reassessed", 300);
    private static final Duration LONG = Duration.ofMinutes(Math.max(1, PROJECTS / 2_000));

    @Test
    void everyProjectIsJudgedOnceByTheNewVersionWhileReadsGoOn() throws Exception {
        Org org = organisation();
        Project first = project(org);
        publish(org, 1);
        as("ana")
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{\"roadmap\": \"house\"}")
                .put(API + "/roadmap-choices/" + org.slug())
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> latest(first).getString("roadmap.id").equals("house"));
        addProjects(org, first);
        UUID waits = waitingForAnAssessment(org);
        UUID deleted = deleted(org);
        List<Long> quiet = reads(first, 200);

        long started = System.nanoTime();
        publish(org, 2);
        List<Long> busy = new ArrayList<>();
        List<Long> memory = new ArrayList<>();
        String judged = "select count(*) from assessment where roadmap_id = 'house' and roadmap_version = 2";
        long deadline = System.nanoTime() + LONG.plusMinutes(1).toNanos();
        while (number(org, judged) < PROJECTS - 1 && System.nanoTime() < deadline) {
            busy.addAll(reads(first, 20));
            if (busy.size() % 1_000 == 20) {
                memory.add(usedAfterCollection());
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);

        await().atMost(SOON)
                .until(() -> number(
                                org,
                                "select count(*) from job where kind = 'reassess' and state in ('queued', 'running')")
                        == 0);
        assertThat(number(org, judged)).isEqualTo(PROJECTS - 1);
        assertThat(number(
                        org,
                        "select coalesce(max(n), 0) from (select count(*) n from assessment where roadmap_id = 'house' and roadmap_version = 2"
                                + " group by project_id) per_project"))
                .as("once per project")
                .isOne();
        assertThat(number(
                        org,
                        "select count(*) from assessment where roadmap_id = 'house' and roadmap_version = 2 and project_id in ('"
                                + waits + "', '" + deleted + "')"))
                .as("one waits for its own assessment, one is deleted")
                .isZero();
        report(took, quiet, busy, memory);
    }

    private static void publish(Org org, int version) {
        as("ana")
                .contentType("application/yaml")
                .body((version == 1 ? OwnRoadmaps.tests("house", 1) : OwnRoadmaps.testsAndReview("house", version))
                        .getBytes(StandardCharsets.UTF_8))
                .post(API + "/roadmaps/" + org.slug())
                .then()
                .statusCode(201);
    }

    /** As many more projects as the test has, each as an assessment by version 1 left it. */
    private static void addProjects(Org org, Project like) throws SQLException {
        try (Connection connection = superuser();
                var projects = connection.prepareStatement("""
                        insert into known_project (id, organisation_id, slug, name, version, deleted, state)
                        select id, ?, slug, slug, 1, false, jsonb_set(jsonb_set(jsonb_set(state, '{id}', to_jsonb(id::text)),
                            '{slug}', to_jsonb(slug)), '{name}', to_jsonb(slug))
                        from (select gen_random_uuid() id, 'many-' || n slug, p.state
                            from generate_series(1, ?) n, known_project p where p.id = ?) made""");
                var states = connection.prepareStatement("""
                        insert into project_state (project_id, organisation_id, sequence, roadmap_digest)
                        select id, organisation_id, 0, 'sha256:of-version-1' from known_project
                        where organisation_id = ? and id <> ?""");
                var facts = connection.prepareStatement("""
                        insert into evidence (id, organisation_id, project_id, source, strength, observed_at, recorded_at, digest,
                            summary, facts)
                        select gen_random_uuid(), organisation_id, id, 'scan', 'detected', now(), now(), 'x', 'x',
                            '{"ci.runs_tests": true}'
                        from known_project where organisation_id = ? and id <> ?""")) {
            projects.setObject(1, org.id());
            projects.setInt(2, PROJECTS);
            projects.setObject(3, like.id());
            projects.executeUpdate();
            for (var statement : List.of(states, facts)) {
                statement.setObject(1, org.id());
                statement.setObject(2, like.id());
                statement.executeUpdate();
            }
        }
    }

    private static UUID waitingForAnAssessment(Org org) throws SQLException {
        UUID project = one(org, "many-1");
        asSuperuser(("insert into job (id, organisation_id, kind, subject, dedup_key, state, due_at, created_at) values"
                        + " (gen_random_uuid(), '%s', 'assess', '%s', 'now %s', 'queued', now() + interval '1 day', now())")
                .formatted(org.id(), project, project));
        return project;
    }

    private static UUID deleted(Org org) throws SQLException {
        UUID project = one(org, "many-2");
        asSuperuser("update known_project set deleted = true where id = '" + project + "'");
        return project;
    }

    private static UUID one(Org org, String slug) throws SQLException {
        try (Connection connection = superuser();
                var sql = connection.createStatement();
                var rows = sql.executeQuery("select id from known_project where organisation_id = '" + org.id()
                        + "' and slug = '" + slug + "'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
    }

    private static List<Long> reads(Project project, int times) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long started = System.nanoTime();
            as("vic").get(project.assessments() + "/latest").then().statusCode(200);
            nanos.add(System.nanoTime() - started);
        }
        return nanos;
    }

    private static long usedAfterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void report(Duration took, List<Long> quiet, List<Long> busy, List<Long> memory) {
        System.out.printf(
                "REASSESSED %d projects in %.1f s, %.0f a second; reads p50 %.1f ms and p95 %.1f ms before, p50 %.1f ms and"
                        + " p95 %.1f ms meanwhile (%d); live heap %d MB at first, at most %d MB%n",
                PROJECTS,
                took.toMillis() / 1000.0,
                PROJECTS * 1000.0 / took.toMillis(),
                at(quiet, 0.5),
                at(quiet, 0.95),
                at(busy, 0.5),
                at(busy, 0.95),
                busy.size(),
                memory.get(0) >> 20,
                Collections.max(memory) >> 20);
    }

    private static double at(List<Long> nanos, double share) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get((int) ((sorted.size() - 1) * share)) / 1e6;
    }
}
