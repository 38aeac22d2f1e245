package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.kit.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs: followed, cancelled, taken up again after a crash, given up. */
@QuarkusTest
class JobsTest extends ServiceTest {

    @TestHTTPResource
    URI service;

    private static byte[] archive() {
        return Archives.gzip(Archives.tar(ServedTrees.shop()));
    }

    @Test
    void aJobIsFollowedToItsEnd() throws Exception {
        Project project = project(organisation());
        String job = accepted(send(project, archive()));

        List<String> lines = events(project, job);

        List<JsonPath> told = lines.stream()
                .filter(line -> line.startsWith("data:"))
                .map(line -> new JsonPath(line.substring(5)))
                .toList();
        assertThat(told).isNotEmpty();
        assertThat(told).extracting(one -> one.getLong("version")).isSorted().doesNotHaveDuplicates();
        JsonPath last = told.get(told.size() - 1);
        assertThat(last.getString("state")).isEqualTo("succeeded");
        assertThat(last.getString("progress.phase")).isEqualTo("done");
        assertThat(last.getLong("progress.filesSeen"))
                .isEqualTo(ServedTrees.shop().size());
        assertThat(last.getString("project.slug")).isEqualTo(project.slug());
        assertThat(lines).contains("event:job", "id:" + last.getLong("version"));
        assertThat(events(project, job).stream().filter(line -> line.startsWith("data:")))
                .hasSize(1);
        refused(as("ana").get(project.job(UUID.randomUUID().toString()) + "/events"), 404, "not-found");
    }

    private List<String> events(Project project, String job) throws Exception {
        var request = HttpRequest.newBuilder(service.resolve(project.job(job) + "/events"))
                .header("Authorization", "Bearer " + Tokens.person("vic"))
                .header("Accept", "text/event-stream")
                .timeout(SOON)
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        return new ArrayList<>(answer.body().toList());
    }

    @Test
    void aScanWhoseWorkerDiedIsDoneByAnother() throws Exception {
        Project project = project(organisation());

        UUID id = scanJob(
                project,
                archive(),
                "state, attempts, lease, leased_until, started_at",
                "'running', 1, gen_random_uuid(), now() - interval '1 minute', now() - interval '2 minutes'");

        var job = ended(project, id.toString());
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        assertThat(job.getInt("attempts")).isEqualTo(2);
        assertThat(latest(project).getString("id")).isEqualTo(job.getString("result.assessmentId"));
        assertThat(chunks(project.org())).isZero();
    }

    @Test
    void aProjectWhoseEventHasNotArrivedIsScannedAllTheSame() throws Exception {
        var project = new Project(organisation(), UUID.randomUUID(), unique("new"));

        UUID id = scanJob(project, archive(), "state", "'queued'");

        var job = ended(project, id.toString());
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        assertThat(number(project.org(), "select count(*) from assessment where project_id = '" + project.id() + "'"))
                .isOne();
    }

    @Test
    void aWaitingScanIsCancelledAtOnceAndItsArchiveRemoved() throws Exception {
        Project project = project(organisation());
        UUID id = scanJob(project, archive(), "state", "'queued'");
        UUID later = scanJob(project, archive(), "state", "'succeeded'");
        asSuperuser("update job set state = 'queued', due_at = now() + interval '1 hour' where id = '" + later + "'");
        String path = project.job(later.toString());

        refused(as("ana").delete(path), 428, "precondition-required");
        refused(as("ana").header("If-Match", "\"99\"").delete(path), 412, "precondition-failed");
        refused(as("vic").header("If-Match", "*").delete(path), 403, "forbidden");
        var cancelled = as("ana").header("If-Match", "*").delete(path);

        assertThat(cancelled.statusCode()).as(cancelled.asString()).isEqualTo(200);
        assertThat(cancelled.jsonPath().getString("state")).isEqualTo("cancelled");
        refused(as("ana").header("If-Match", "*").delete(path), 409, "job-ended");
        refused(as("ana").post(path + "/requeue"), 409, "job-not-requeued");
        ended(project, id.toString());
        assertThat(chunks(project.org())).isZero();
    }

    @Test
    void aRunningScanIsCancelled() throws Exception {
        Project project = project(organisation());
        try (var held = superuser();
                var lock = held.createStatement()) {
            UUID id = scanJob(project, archive(), "state", "'succeeded'");
            held.setAutoCommit(false);
            lock.execute("lock table upload_chunk in access exclusive mode");
            asSuperuser("update job set state = 'queued' where id = '" + id + "'");
            String path = project.job(id.toString());
            await().atMost(SOON)
                    .until(() ->
                            as("ana").get(path).jsonPath().getString("state").equals("running"));

            var asked = as("ana").header("If-Match", "*").delete(path).jsonPath();

            assertThat(asked.getBoolean("cancelRequested")).isTrue();
            String lease = "select extract(epoch from leased_until)::bigint from job where id = '" + id + "'";
            long before = number(project.org(), lease);
            await().atMost(SOON).until(() -> number(project.org(), lease) > before);
            held.rollback();
            assertThat(ended(project, id.toString()).getString("state")).isEqualTo("cancelled");
        }
        await().atMost(SOON).until(() -> chunks(project.org()) == 0);
    }

    @Test
    void aScanThatTakesTooLongFails() throws Exception {
        Project project = project(organisation());
        try (var held = superuser();
                var lock = held.createStatement()) {
            UUID id = scanJob(project, archive(), "state", "'succeeded'");
            held.setAutoCommit(false);
            lock.execute("lock table upload_chunk in access exclusive mode");
            asSuperuser("update job set state = 'queued', started_at = null where id = '" + id + "'");
            String running = "select count(*) from job where id = '" + id
                    + "' and started_at < now() - interval '10 seconds' and state = 'running'";
            await().atMost(SOON).until(() -> number(project.org(), running) == 1);
            held.rollback();

            var job = ended(project, id.toString());
            assertThat(job.getString("state")).isEqualTo("failed");
            assertThat(job.getString("problem.code")).isEqualTo("scan-too-long");
        }
        await().atMost(SOON).until(() -> chunks(project.org()) == 0);
    }

    @Test
    void aScanThatWasGivenUpKeepsItsArchiveAndCanBeQueuedAgain() throws Exception {
        Project project = project(organisation());
        UUID id = scanJob(
                project,
                archive(),
                "state, attempts, lease, leased_until",
                "'running', 3, gen_random_uuid(), now() - interval '1 minute'");
        assertThat(ended(project, id.toString()).getString("state")).isEqualTo("dead");
        assertThat(chunks(project.org())).isOne();

        assertThat(as("ana").post(project.job(id.toString()) + "/requeue").statusCode())
                .isEqualTo(202);

        assertThat(ended(project, id.toString()).getString("state")).isEqualTo("succeeded");
        assertThat(chunks(project.org())).isZero();
    }

    @Test
    void theScansOfAProjectAreListedNewestFirst() {
        Project project = project(organisation());
        String first = accepted(send(project, archive()));
        ended(project, first);
        String second = accepted(send(project, archive()));
        ended(project, second);

        var page = as("vic").queryParam("limit", 1).get(project.scans()).jsonPath();
        var next = as("vic")
                .queryParam("limit", 1)
                .queryParam("cursor", page.getString("nextCursor"))
                .get(project.scans())
                .jsonPath();

        assertThat(page.getList("items.id")).containsExactly(second);
        assertThat(next.getList("items.id")).containsExactly(first);
        assertThat(next.getString("nextCursor")).isNull();
    }
}
