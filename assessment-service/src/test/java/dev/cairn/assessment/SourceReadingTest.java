package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connected repositories are read from git's own server over TLS, in a rhythm and when somebody asks. */
@QuarkusTest
@QuarkusTestResource(value = GitHost.class, restrictToAnnotatedClass = false)
class SourceReadingTest extends SourceTest {

    @Test
    void aConnectedRepositoryIsReadAndAssessedAtOnce() {
        Project project = project(organisation());
        String name = unique("shop");
        String commit = GitHost.repositories().make(name, ServedTrees.shop());
        refused(as("vic").get(source(project)), 404, "repository-not-connected");

        Response made = connect(project, GitHost.url("open", name), null, null);

        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("ETag")).isEqualTo("\"1\"");
        JsonPath read = settled(project, "ok");
        assertThat(read.getString("commit")).isEqualTo(commit);
        assertThat(read.getString("commitBranch")).isEqualTo("main");
        assertThat(read.getString("connected.name")).isEqualTo("Name of ben");
        assertThat(read.getString("scannedAt")).isEqualTo(read.getString("checkedAt"));
        assertThat(read.getString("nextCheckAt")).isGreaterThan(read.getString("checkedAt"));
        JsonPath evidence = as("vic")
                .get(project.evidence() + "/" + read.getString("evidenceId"))
                .jsonPath();
        assertThat(evidence.getString("source")).isEqualTo("repository");
        assertThat(evidence.getString("commit")).isEqualTo(commit);
        assertThat(evidence.getString("branch")).isEqualTo("main");
        assertThat(evidence.getString("repository")).isEqualTo(GitHost.url("open", name));
        assertThat(evidence.getInt("stats.files")).isEqualTo(ServedTrees.shop().size());
        assertThat(evidence.getString("stats.format")).isEqualTo("git");
        assertThat(acts(project.org(), project.id().toString()))
                .extracting(act -> act.get("action"))
                .containsExactly("repository.connected");
    }

    @Test
    void theSameTreeGivesTheSameFactsByEitherWay() {
        Project byArchive = project(organisation());
        Project byRepository = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        JsonPath job = scanned(byArchive, ServedTrees.shop());

        connect(byRepository, GitHost.url("open", name), null, null);
        String id = settled(byRepository, "ok").getString("evidenceId");

        JsonPath one = as("vic")
                .get(byArchive.evidence() + "/" + job.getString("result.evidenceId"))
                .jsonPath();
        JsonPath other = as("vic").get(byRepository.evidence() + "/" + id).jsonPath();
        assertThat(other.getMap("facts")).isEqualTo(one.getMap("facts"));
        assertThat(other.getString("digest")).isEqualTo(one.getString("digest"));
    }

    @Test
    void nothingNewIsNotScannedUnlessSomebodyAsksOrItIsOld() throws Exception {
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        connect(project, GitHost.url("open", name), null, null);
        JsonPath first = settled(project, "ok");

        dueNow(project);
        JsonPath again = checkedAgain(project, first);
        assertThat(again.getString("evidenceId")).isEqualTo(first.getString("evidenceId"));
        assertThat(again.getString("scannedAt")).isEqualTo(first.getString("scannedAt"));

        JsonPath job = ended(project, accepted(as("ben").post(source(project) + "/scans")));
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        assertThat(job.getString("kind")).isEqualTo("repository");
        assertThat(job.getString("result.evidenceId")).isNotEqualTo(first.getString("evidenceId"));
        JsonPath asked = as("vic").get(source(project)).jsonPath();
        assertThat(asked.getString("evidenceId")).isEqualTo(job.getString("result.evidenceId"));

        asSuperuser(
                "update source set scanned_at = now() - interval '8 days' where project_id = '" + project.id() + "'");
        dueNow(project);
        JsonPath old = checkedAgain(project, asked);
        assertThat(old.getString("evidenceId")).isNotEqualTo(asked.getString("evidenceId"));

        String commit = GitHost.repositories().commit(name, Map.of("more.txt", "more"));
        dueNow(project);
        JsonPath moved = checkedAgain(project, old);
        assertThat(moved.getString("commit")).isEqualTo(commit);
        assertThat(moved.getString("evidenceId")).isNotEqualTo(old.getString("evidenceId"));
    }

    @ParameterizedTest
    @CsvSource({
        "inside, repository-redirected",
        "loopback, repository-redirected",
        "endless, repository-too-long",
        "nothing, repository-not-found"
    })
    void whatMustNotBeReadFailsAndIsTold(String manner, String code) {
        Project project = project(organisation());

        connect(project, GitHost.url(manner, "shop"), null, null);

        JsonPath failing = settled(project, "failing");
        assertThat(failing.getString("problem.code")).isEqualTo(code);
        assertThat(failing.getInt("failures")).isEqualTo(1);
        assertThat(failing.getString("failingSince")).isNotNull();
        assertThat(failing.getString("nextCheckAt")).isNotNull();
    }

    @Test
    void aHugeRepositoryIsRefused() {
        Project project = project(organisation());
        String name = unique("huge");
        var random = new java.util.Random(5);
        var text = new StringBuilder();
        while (text.length() < 3_000_000) {
            text.append(Long.toString(random.nextLong(), 36));
        }
        GitHost.repositories().make(name, Map.of("huge.txt", text.toString()));

        connect(project, GitHost.url("open", name), null, null);

        assertThat(settled(project, "failing").getString("problem.code")).isEqualTo("repository-too-large");
    }

    @Test
    void aLinkOutOfTheTreeIsRefusedAsOfAnArchive() throws Exception {
        Project project = project(organisation());
        String name = unique("links");
        GitHost.repositories().make(name, Map.of("a/file", "text"));
        Files.createSymbolicLink(
                GitHost.repositories().folder().resolve(name).resolve("a/link"), Path.of("../../etc/passwd"));
        GitHost.repositories().commit(name, Map.of());

        connect(project, GitHost.url("open", name), null, null);

        assertThat(settled(project, "failing").getString("problem.code")).isEqualTo("archive-link-escapes");
    }

    @Test
    void whatIsAskedForAtOnceIsOneJob() throws Exception {
        Project project = project(organisation());
        String name = unique("held");
        GitHost.repositories().make(name, ServedTrees.shop());
        connect(project, GitHost.url("open", name), null, null);
        settled(project, "ok");
        var held = new CountDownLatch(1);
        GitHost.HELD.put(name, held);
        try {
            String running = accepted(as("ben").post(source(project) + "/scans"));
            await().atMost(SOON)
                    .until(() -> as("ben")
                            .get(project.job(running))
                            .jsonPath()
                            .getString("state")
                            .equals("running"));
            String waiting = accepted(as("ben").post(source(project) + "/scans"));
            String same = accepted(as("ben").post(source(project) + "/scans"));
            assertThat(waiting).isEqualTo(same).isNotEqualTo(running);
            assertThat(as("ben").get(project.job(waiting)).jsonPath().getString("state"))
                    .isEqualTo("queued");
            held.countDown();
            for (String job : List.of(running, waiting)) {
                assertThat(ended(project, job).getString("state")).isEqualTo("succeeded");
            }
        } finally {
            GitHost.HELD.remove(name);
        }
        assertThat(number(
                        project.org(),
                        "select count(*) from evidence where source = 'repository' and superseded_at is null"))
                .isOne();
        assertThat(number(project.org(), "select count(*) from job where kind = 'repository' and state = 'queued'"))
                .isOne();
    }

    @Test
    void whatIsLeftByADeadWorkerIsNothingAndAnotherDoesItAgain() throws Exception {
        Project project = project(organisation());
        String name = unique("dies");
        GitHost.repositories().make(name, ServedTrees.shop());
        var held = new CountDownLatch(1);
        GitHost.HELD.put(name, held);
        connect(project, GitHost.url("open", name), null, null);
        await().atMost(SOON)
                .until(() -> number(
                                project.org(),
                                "select count(*) from job where kind = 'repository' and state = 'running'")
                        == 1);
        await().atMost(SOON)
                .until(() -> GitHost.ASKED.stream()
                                .filter(path -> path.endsWith(name + "/git-upload-pack"))
                                .count()
                        > 1);

        assertThat(packsOnDisk()).isEmpty();
        asSuperuser("update job set lease = gen_random_uuid(), leased_until = now() - interval '1 minute'"
                + " where kind = 'repository' and state = 'running' and organisation_id = '"
                + project.org().id() + "'");
        await().atMost(SOON)
                .until(() -> number(project.org(), "select max(attempts) from job where kind = 'repository'") == 2);
        GitHost.HELD.remove(name);
        held.countDown();

        settled(project, "ok");
        await().atMost(SOON)
                .until(() -> number(
                                project.org(),
                                "select count(*) from job where kind = 'repository' and state = 'running'")
                        == 0);
        assertThat(number(project.org(), "select count(*) from evidence where source = 'repository'"))
                .isOne();
        assertThat(packsOnDisk()).isEmpty();
    }

    @Test
    void theRhythmGoesOnAfterACancelledJob() throws Exception {
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        connect(project, GitHost.url("open", name), null, null);
        settled(project, "ok");
        String id;
        try (var connection = superuser();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select id from job where kind = 'repository' and state = 'queued' and subject = '"
                                        + project.id() + "'")) {
            rows.next();
            id = rows.getString(1);
        }

        assertThat(as("ben").header("If-Match", "*").delete(project.job(id)).statusCode())
                .isEqualTo(200);

        assertThat(as("vic").get(source(project)).jsonPath().getString("nextCheckAt"))
                .isNotNull();
    }

    private static List<Path> packsOnDisk() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("pack\\d+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void dueNow(Project project) throws SQLException {
        asSuperuser("update job set due_at = now() where kind = 'repository' and state = 'queued' and subject = '"
                + project.id() + "'");
    }
}
