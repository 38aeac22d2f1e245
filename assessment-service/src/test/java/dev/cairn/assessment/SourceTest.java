package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests of connected repositories do with them. */
abstract class SourceTest extends ServiceTest {

    static String source(Project project) {
        return API + "/sources/" + project.org().slug() + "/" + project.slug();
    }

    static String etag(Project project) {
        return as("vic").get(source(project)).header("ETag");
    }

    static Response connect(Project project, String url, @Nullable String token, @Nullable String ifMatch) {
        var body = new JsonObject().put("url", url).put("everyHours", 24);
        if (token != null) {
            body.put(
                    "credential", new JsonObject().put("username", GitHost.USER).put("token", token));
        }
        Response answer = put(project, body.getMap(), ifMatch);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 201);
        return answer;
    }

    static Response put(Project project, Map<String, Object> body, @Nullable String ifMatch) {
        var request = as("ben").contentType("application/json").body(new JsonObject(body).encode());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(source(project));
    }

    static JsonPath settled(Project project, String status) {
        return await().atMost(SOON)
                .until(() -> as("vic").get(source(project)).jsonPath(), one -> status.equals(one.getString("status")));
    }

    static JsonPath checkedAgain(Project project, JsonPath before) {
        return await().atMost(SOON)
                .until(
                        () -> as("vic").get(source(project)).jsonPath(),
                        one -> !one.getString("checkedAt").equals(before.getString("checkedAt")));
    }

    static String everythingSaid(Project project) throws SQLException {
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
}
