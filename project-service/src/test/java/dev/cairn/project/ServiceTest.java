package dev.cairn.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What the tests over HTTP share. They share one running service, so each makes organisations of its own. */
@QuarkusTestResource(
        value = ServersResource.class,
        initArgs = @ResourceArg(name = "service", value = "project"),
        restrictToAnnotatedClass = false)
public abstract class ServiceTest {

    protected static final String API = "/api/v1";

    /** A token that was issued. */
    protected record Issued(String id, String secret) {}

    protected static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.person(person)).contentType("application/json");
    }

    protected static RequestSpecification withToken(String secret) {
        return given().auth().oauth2(secret).contentType("application/json");
    }

    /** A slug, or a person, that no other test has. */
    protected static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Founds an organisation whose owner is the person; answers its slug. */
    protected static String organisation(String owner) {
        String slug = unique("org");
        as(owner)
                .body(Map.of("slug", slug, "name", "Name of " + slug))
                .post(API + "/organisations")
                .then()
                .statusCode(201);
        return slug;
    }

    protected static UUID idOf(String organisation, String member) {
        return UUID.fromString(as(member)
                .get(API + "/organisations/" + organisation)
                .then()
                .statusCode(200)
                .extract()
                .path("id"));
    }

    /** Adds a member; answers the membership's id. */
    protected static String member(String organisation, String by, String subject, String role) {
        return as(by).body(Map.of("subject", subject, "name", "Name of " + subject, "role", role))
                .post(API + "/members/" + organisation)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Issues a token; answers its id and secret. */
    protected static Issued token(String organisation, String by, String... scopes) {
        var body = as(by).body(Map.of("name", "CI", "scopes", scopes, "expiresInDays", 30))
                .post(API + "/tokens/" + organisation)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Issued(body.getString("id"), body.getString("secret"));
    }

    protected static void project(String organisation, String by, String slug) {
        as(by).body(Map.of("slug", slug, "name", "Name of " + slug, "startDate", "2026-01-01"))
                .post(API + "/projects/" + organisation)
                .then()
                .statusCode(201);
    }

    protected static void refused(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    }

    protected static void invalid(Response response, String pointer) {
        refused(response, 400, "invalid-request");
        assertThat(response.jsonPath().getList("errors.pointer"))
                .as(response.asString())
                .contains(pointer);
    }

    /** Runs a statement as the application, bound to the organisation. */
    protected static void sql(UUID organisation, String statement) throws SQLException {
        try (Connection app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + organisation + "', false)");
            sql.execute(statement);
        }
    }

    protected static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        return atOnce(Collections.nCopies(times, call));
    }

    protected static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        var pool = Executors.newFixedThreadPool(calls.size());
        try {
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
