package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connecting repositories over HTTP: who, to where, with which credential, and how it ends. */
@QuarkusTest
@QuarkusTestResource(value = GitHost.class, restrictToAnnotatedClass = false)
class SourceConnectionTest extends SourceTest {

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
