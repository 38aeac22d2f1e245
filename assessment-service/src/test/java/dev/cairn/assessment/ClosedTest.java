package dev.cairn.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.kit.testing.RowLevelSecurity;
import dev.cairn.kit.testing.ServedApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody sees what is not theirs. */
@QuarkusTest
class ClosedTest extends ServiceTest {

    @Test
    void everyTableIsClosed() {
        scanned(project(organisation()), ServedTrees.shop());

        assertThat(RowLevelSecurity.faults()).isEmpty();
        assertThat(RowLevelSecurity.seenWithoutOrganisation()).isEmpty();
    }

    @Test
    void strangersAreToldThatThereIsNothingOnEveryPath() throws Exception {
        Project mine = project(organisation());
        JsonPath job = scanned(mine, ServedTrees.shop());
        Project theirs = project(organisation());
        var calls = ServedApi.operations().stream()
                .filter(ServedApi.Operation::ofOrganisation)
                // asks for a signature and nothing else: SourceWebhooksTest
                .filter(call -> !call.path().endsWith("/webhook"))
                .toList();
        assertThat(calls).hasSizeGreaterThan(10);

        for (var call : calls) {
            for (String token : List.of(theirs.org().reads(), theirs.org().writes())) {
                String path = filled(call.path(), mine.org().slug(), mine.slug(), job);
                String nowhere = filled(call.path(), "no-such-organisation", mine.slug(), job);
                assertThat(ask(withToken(token), call.method(), path))
                        .as("%s %s", call.method(), path)
                        .isEqualTo(ask(withToken(token), call.method(), nowhere))
                        .startsWith("404 ");
                assertThat(ask(as("oda"), call.method(), path)).startsWith("404 ");
                assertThat(ask(given(), call.method(), path)).startsWith("401 ");
            }
            // a member of both finds nothing of the one under the name of the other
            if (call.path().contains("{id}")) {
                String crossed = filled(call.path(), theirs.org().slug(), theirs.slug(), job);
                assertThat(ask(as("ana"), call.method(), crossed)).startsWith("404 ");
            }
        }
        assertThat(latest(mine).getString("id")).isEqualTo(job.getString("result.assessmentId"));
    }

    @Test
    void parametersThatAreNotKnownAreRefusedOnEveryPath() {
        Project mine = project(organisation());
        JsonPath job = scanned(mine, ServedTrees.shop());

        ServedApi.assertStrict(
                () -> as("ana"),
                path -> filled(path, mine.org().slug(), mine.slug(), job).replace("{key}", "none"));
    }

    @Test
    void hostileInputIsRefusedOnEveryPath() {
        Project mine = project(organisation());
        JsonPath job = scanned(mine, ServedTrees.shop());

        ServedApi.assertHostileInputIsRefused(
                Long.getLong("cairn.seed", 20_261_126L),
                () -> as("ana"),
                path -> filled(path, mine.org().slug(), mine.slug(), job).replace("{roadmap}", "cairn"));
    }

    private static String filled(String path, String org, String project, JsonPath job) {
        String id = path.contains("/jobs/")
                ? job.getString("id")
                : job.getString(path.contains("/evidence/") ? "result.evidenceId" : "result.assessmentId");
        return path.replace("{org}", org)
                .replace("{project}", project)
                .replace("{id}", id)
                .replace("{check}", "foundation.ci-cd.tests-run")
                .replace("{practice}", "foundation.ci-cd")
                .replace("{roadmap}", "house")
                .replace("{version}", "1");
    }

    private static String ask(RequestSpecification as, String method, String path) {
        boolean upload = method.equals("POST") && path.contains("/scans/");
        boolean yaml = method.equals("POST") && path.contains("/roadmaps/");
        Response answer = as.header("If-Match", "*")
                .contentType(upload ? "application/gzip" : yaml ? "application/yaml" : "application/json")
                .body((upload ? "x" : "{}").getBytes(StandardCharsets.UTF_8))
                .request(method, path);
        return answer.statusCode() + " " + answer.jsonPath().getString("code") + " "
                + answer.jsonPath().getString("detail");
    }
}
