package dev.cairn.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connected repositories over HTTP, read from git's own server over TLS. */
@QuarkusTest
@QuarkusTestResource(value = GitHost.class, restrictToAnnotatedClass = false)
class SourcesTest extends ServiceTest {

    @TestHTTPResource
    URI service;

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

    @Test
    void aPrivateRepositoryNeedsItsCredentialWhichIsNeverShown() throws Exception {
        var log = new Captured();
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        try (log) {
            connect(project, GitHost.url("private", name), null, null);
            JsonPath failing = settled(project, "failing");
            assertThat(failing.getString("problem.code")).isEqualTo("repository-access-refused");

            // a server that is not the right one, and gives back what it is sent
            connect(project, GitHost.url("private", name), "canary-wrong-77ab", etag(project));
            await().atMost(SOON)
                    .until(() -> as("vic").get(source(project)).jsonPath().getInt("failures") > 1);
            connect(project, GitHost.url("echo", name), "canary-wrong-77ab", etag(project));
            await().atMost(SOON)
                    .until(() -> "repository-not-git"
                            .equals(as("vic").get(source(project)).jsonPath().getString("problem.code")));

            connect(project, GitHost.url("private", name), GitHost.TOKEN, etag(project));
            JsonPath read = settled(project, "ok");
            assertThat(read.getString("credential.by")).isEqualTo("ben");
            assertThat(read.getString("problem")).isNull();

            // the rhythm is changed without sending the credential again
            Response changed =
                    put(project, Map.of("url", GitHost.url("private", name), "everyHours", 48), etag(project));
            assertThat(changed.jsonPath().getString("credential.by")).isEqualTo("ben");
            ended(project, accepted(as("ben").post(source(project) + "/scans")));
            assertThat(as("vic").get(source(project)).jsonPath().getString("status"))
                    .isEqualTo("ok");

            Response dropped = as("ben").header("If-Match", etag(project)).delete(source(project) + "/credential");
            assertThat(dropped.jsonPath().getString("credential")).isNull();
            String said = everythingSaid(project) + String.join("\n", log.lines);
            assertThat(log.lines).isNotEmpty();
            for (String secret : List.of(GitHost.TOKEN, "canary-wrong-77ab")) {
                String basic = java.util.Base64.getEncoder()
                        .encodeToString((GitHost.USER + ":" + secret).getBytes(StandardCharsets.UTF_8));
                assertThat(said).doesNotContain(secret).doesNotContain(basic);
            }
        }
    }

    /** All that the service keeps of the project in clear, and shows of it. */
    private static String everythingSaid(Project project) throws SQLException {
        var text = new StringBuilder();
        for (String table : List.of("source", "job", "audit_entry", "evidence", "outbox", "idempotent_request")) {
            try (var connection = superuser();
                    var rows = connection
                            .createStatement()
                            .executeQuery("select row_to_json(t)::text from " + table + " t where organisation_id = '"
                                    + project.org().id() + "'")) {
                while (rows.next()) {
                    text.append(rows.getString(1)).append('\n');
                }
            }
        }
        return text
                + as("vic").get(source(project)).asString()
                + as("ana")
                        .get(API + "/assessment-audit/" + project.org().slug())
                        .asString();
    }

    @Test
    void theCredentialDoesNotGoAlongToAnotherHost() {
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        connect(project, GitHost.url("private", name), GitHost.TOKEN, null);
        settled(project, "ok");

        Response moved = put(
                project,
                Map.of("url", GitHost.url("private", name).replace("localhost", "127.0.0.1"), "everyHours", 24),
                etag(project));

        assertThat(moved.statusCode()).as(moved.asString()).isEqualTo(200);
        assertThat(moved.jsonPath().getString("credential")).isNull();
        assertThat(moved.jsonPath().getString("status")).isEqualTo("new");
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

    @ParameterizedTest
    @CsvSource({
        "http://git.example.com/a",
        "ssh://git@git.example.com/a",
        "git@git.example.com:a",
        "git://git.example.com/a",
        "file:///etc",
        "/etc",
        "https://user:token@git.example.com/a",
        "https://git.example.com/a?token=x",
        "https://git.example.com/a/",
        "https://git.example.com",
        "https://169.254.169.254/a",
        "https://10.0.0.1/a",
        "https://[::ffff:7f00:1]/a",
        "https://git.internal/a",
        "https://git.example.com:22/a",
        "''"
    })
    void urlsThatLeadWhereTheyMustNotAreRefused(String url) {
        Project project = project(organisation());

        Response answer = put(project, Map.of("url", url, "everyHours", 24), null);

        refused(answer, 400, "invalid-request");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsOnly("/url");
        refused(as("vic").get(source(project)), 404, "repository-not-connected");
    }

    @ParameterizedTest
    @CsvSource({
        "branch, a..b",
        "branch, /a",
        "branch, a.lock",
        "branch, 'a b'",
        "branch, -a",
        "branch, a~1",
        "everyHours, 0",
        "everyHours, 721"
    })
    void valuesOutOfBoundsAreRefused(String name, String value) {
        Project project = project(organisation());
        var body = new JsonObject().put("url", "https://git.example.com/a").put("everyHours", 24);
        body.put(name, name.equals("branch") ? value : Integer.valueOf(value));

        Response answer = put(project, body.getMap(), null);

        refused(answer, 400, "invalid-request");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsOnly("/" + name);
    }

    @Test
    void whoMayDoWhatAndOnWhichVersion() {
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        var body = Map.<String, Object>of("url", GitHost.url("open", name), "everyHours", 24);
        refused(as("vic").contentType("application/json").body(body).put(source(project)), 403, "forbidden");
        refused(as("ben").post(source(project) + "/scans"), 404, "repository-not-connected");
        refused(as("ben").post(source(project) + "/webhook-secret"), 404, "repository-not-connected");
        refused(put(project, body, "\"1\""), 412, "precondition-failed");
        assertThat(put(project, body, null).statusCode()).isEqualTo(201);
        refused(put(project, body, null), 428, "precondition-required");
        refused(put(project, body, "\"0\""), 412, "precondition-failed");
        settled(project, "ok");
        refused(as("vic").post(source(project) + "/scans"), 403, "forbidden");
        refused(as("vic").post(source(project) + "/webhook-secret"), 403, "forbidden");
        refused(as("vic").header("If-Match", "*").delete(source(project)), 403, "forbidden");
        refused(as("ben").delete(source(project)), 428, "precondition-required");
        assertThat(as("vic")
                        .header("If-None-Match", etag(project))
                        .get(source(project))
                        .statusCode())
                .isEqualTo(304);

        assertThat(as("ben")
                        .header("If-Match", etag(project))
                        .delete(source(project))
                        .statusCode())
                .isEqualTo(204);

        refused(as("vic").get(source(project)), 404, "repository-not-connected");
        assertThat(acts(project.org(), project.id().toString()))
                .extracting(act -> act.get("action"))
                .containsExactly("repository.disconnected", "repository.connected");
    }

    @Test
    void aProvedPushToTheFollowedBranchHasItAskedAtOnceAndOnlyOnce() throws Exception {
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        connect(project, GitHost.url("open", name), null, null);
        JsonPath first = settled(project, "ok");
        JsonPath made = as("ben").post(source(project) + "/webhook-secret").jsonPath();
        String secret = made.getString("secret");
        assertThat(made.getString("path")).isEqualTo(source(project) + "/webhook");
        assertThat(as("vic").get(source(project)).asString())
                .doesNotContain(secret)
                .contains("\"webhook\"");
        String push = push("refs/heads/main");

        String commit = GitHost.repositories().commit(name, Map.of("more.txt", "more"));
        heard(github(project, push, "push", "d-1", signature(secret, push)), "queued");
        JsonPath moved = checkedAgain(project, first);
        assertThat(moved.getString("commit")).isEqualTo(commit);

        heard(github(project, push, "push", "d-1", signature(secret, push)), "ignored");
        String other = push("refs/heads/topic");
        heard(github(project, other, "push", "d-2", signature(secret, other)), "ignored");
        String gone = push.replace("\"deleted\": false", "\"deleted\": true");
        heard(github(project, gone, "push", "d-3", signature(secret, gone)), "ignored");
        heard(github(project, push, "ping", "d-4", signature(secret, push)), "ignored");

        refused(github(project, push, "push", "d-5", signature("another", push)), 401, "unauthenticated");
        refused(github(project, push + " ", "push", "d-5", signature(secret, push)), 401, "unauthenticated");
        refused(github(project, push, "push", "d-5", "sha256="), 401, "unauthenticated");
        refused(github(project, push, "push", "d-5", null), 401, "unauthenticated");

        heard(gitlab(project, push, "g-1", secret), "queued");
        heard(gitlab(project, push, "g-1", secret), "ignored");
        refused(gitlab(project, push, "g-2", "another"), 401, "unauthenticated");
        refused(gitlab(project, push, "g-2", secret.substring(1)), 401, "unauthenticated");

        String renewed =
                as("ben").post(source(project) + "/webhook-secret").jsonPath().getString("secret");
        refused(gitlab(project, push, "g-3", secret), 401, "unauthenticated");
        heard(gitlab(project, push, "g-3", renewed), "queued");
        assertThat(everythingSaid(project)).doesNotContain(secret).doesNotContain(renewed);
    }

    @Test
    void nobodyLearnsFromTheWebhookWhatIsThere() {
        Project project = project(organisation());
        String none = source(project) + "/webhook";
        String push = push("refs/heads/main");
        for (String path : List.of(none, API + "/sources/no-such-org/shop/webhook", API + "/sources/A%20/b/webhook")) {
            Response answer = given().contentType("application/json")
                    .header("X-GitHub-Event", "push")
                    .header("X-Hub-Signature-256", signature("secret", push))
                    .body(push)
                    .post(path);
            refused(answer, 401, "unauthenticated");
        }
        Response large = given().contentType("application/json")
                .header("X-GitHub-Event", "push")
                .body("x".repeat(1_100_000))
                .post(none);
        refused(large, 413, "too-large");
    }

    @Test
    void aPushOfUnknownLengthIsNotReadAtAll() throws Exception {
        Project project = project(organisation());
        var endless = java.net.http.HttpRequest.newBuilder(service.resolve(source(project) + "/webhook"))
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[5_000_000])))
                .build();

        int status;
        try {
            status = java.net.http.HttpClient.newHttpClient()
                    .send(endless, java.net.http.HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException closedWhileItWasSent) {
            status = 400;
        }
        assertThat(status).isEqualTo(400);
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

    @Test
    void withItsProjectTheRepositoryIsGone() throws Exception {
        Project project = project(organisation());
        String name = unique("shop");
        GitHost.repositories().make(name, ServedTrees.shop());
        connect(project, GitHost.url("private", name), GitHost.TOKEN, null);
        settled(project, "ok");
        as("ben").post(source(project) + "/webhook-secret").then().statusCode(201);

        tellDeleted(project);

        await().atMost(SOON).until(() -> number(project.org(), "select count(*) from source") == 0);
        assertThat(number(project.org(), "select count(*) from source_delivery"))
                .isZero();
    }

    private static List<Path> packsOnDisk() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("pack\\d+"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String source(Project project) {
        return API + "/sources/" + project.org().slug() + "/" + project.slug();
    }

    private static String etag(Project project) {
        return as("vic").get(source(project)).header("ETag");
    }

    private static Response connect(Project project, String url, @Nullable String token, @Nullable String ifMatch) {
        var body = new JsonObject().put("url", url).put("everyHours", 24);
        if (token != null) {
            body.put(
                    "credential", new JsonObject().put("username", GitHost.USER).put("token", token));
        }
        Response answer = put(project, body.getMap(), ifMatch);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return answer;
    }

    private static Response put(Project project, Map<String, Object> body, @Nullable String ifMatch) {
        var request = as("ben").contentType("application/json").body(new JsonObject(body).encode());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(source(project));
    }

    private static JsonPath settled(Project project, String status) {
        return await().atMost(SOON)
                .until(() -> as("vic").get(source(project)).jsonPath(), one -> status.equals(one.getString("status")));
    }

    private static JsonPath checkedAgain(Project project, JsonPath before) {
        return await().atMost(SOON)
                .until(
                        () -> as("vic").get(source(project)).jsonPath(),
                        one -> !one.getString("checkedAt").equals(before.getString("checkedAt")));
    }

    private static void dueNow(Project project) throws SQLException {
        asSuperuser("update job set due_at = now() where kind = 'repository' and state = 'queued' and subject = '"
                + project.id() + "'");
    }

    private static String push(String ref) {
        return """
                {"ref": "%s", "deleted": false, "after": "1234567", "repository": {"default_branch": "main"}}""".formatted(ref);
    }

    private static Response github(
            Project project, String body, String event, String delivery, @Nullable String signature) {
        var request = given().contentType("application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .body(body.getBytes(StandardCharsets.UTF_8));
        return (signature == null ? request : request.header("X-Hub-Signature-256", signature))
                .post(source(project) + "/webhook");
    }

    private static Response gitlab(Project project, String body, String delivery, String token) {
        return given().contentType("application/json")
                .header("X-Gitlab-Event", "Push Hook")
                .header("X-Gitlab-Event-UUID", delivery)
                .header("X-Gitlab-Token", token)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(source(project) + "/webhook");
    }

    private static void heard(Response answer, String result) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        assertThat(answer.jsonPath().getString("result")).as(answer.asString()).isEqualTo(result);
    }

    private static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that is logged meanwhile. */
    private static final class Captured extends Handler implements AutoCloseable {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Formatter formatter = new SimpleFormatter();
        private final Logger root = Logger.getLogger("");

        Captured() {
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.format(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
