package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectsTest extends ServiceTest {

    private static final Map<String, Object> SHOP = Map.of(
            "slug", "shop",
            "name", "Shop",
            "startDate", "2026-01-01",
            "urls", Map.of("app", "https://shop.example.com/", "status", "https://status.example.com/"),
            "tags", List.of("web", "eu"),
            "coreFlow", "POST /orders",
            "phase", "foundation");

    @Test
    void aProjectIsCreatedReadChangedAndDeleted() {
        String path = API + "/projects/" + organisation("ana");
        var created = as("ana")
                .body(SHOP)
                .post(path)
                .then()
                .statusCode(201)
                .header("Location", equalTo(path + "/shop"))
                .header("ETag", equalTo("\"1\""))
                .body("hypothesis", nullValue())
                .body("phase", equalTo("foundation"))
                .body("coreFlow", equalTo("POST /orders"))
                .extract();

        assertThat(as("ana").get(path + "/shop").jsonPath().<Object>get())
                .isEqualTo(created.jsonPath().get());
        as("ana").header("If-None-Match", "\"1\"").get(path + "/shop").then().statusCode(304);
        as("ana")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body(
                        "{\"name\": \"Web shop\", \"urls\": {\"status\": null, \"docs\": \"http://docs.example.com\"}, \"tags\": null, \"coreFlow\": null}")
                .patch(path + "/shop")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Web shop"))
                .body("startDate", equalTo("2026-01-01"))
                .body("urls", equalTo(Map.of("app", "https://shop.example.com/", "docs", "http://docs.example.com")))
                .body("tags", equalTo(List.of()))
                .body("coreFlow", nullValue());
        as("ana")
                .header("If-Match", "\"2\"")
                .body("{}")
                .patch(path + "/shop")
                .then()
                .header("ETag", equalTo("\"2\""));
        refused(as("ana").header("If-Match", "\"1\"").delete(path + "/shop"), 412, "precondition-failed");
        as("ana").header("If-Match", "\"2\"").delete(path + "/shop").then().statusCode(204);
        refused(as("ana").get(path + "/shop"), 404, "not-found");
        as("ana").body(SHOP).post(path).then().statusCode(201);
    }

    @Test
    void projectsAreFoundByTagAndText() {
        String path = API + "/projects/" + organisation("ana");
        as("ana").body(SHOP).post(path).then().statusCode(201);
        as("ana")
                .body(Map.of("slug", "api", "name", "100%_API", "startDate", "2026-01-01", "tags", List.of("eu")))
                .post(path);

        as("ana").get(path + "?tag=eu").then().body("items.slug", equalTo(List.of("shop", "api")));
        as("ana").get(path + "?tag=web").then().body("items.slug", equalTo(List.of("shop")));
        as("ana").get(path + "?q=SHO").then().body("items.slug", equalTo(List.of("shop")));
        as("ana").queryParam("q", "%_a").get(path).then().body("items.slug", equalTo(List.of("api")));
        as("ana").queryParam("q", "%").queryParam("tag", "web").get(path).then().body("items", equalTo(List.of()));
        invalid(as("ana").get(path + "?tag=No"), "?tag");
        invalid(as("ana").queryParam("q", " ").get(path), "?q");
        invalid(as("ana").urlEncodingEnabled(false).get(path + "?q=a%00"), "?q");
        invalid(as("ana").get(path + "?tags=eu"), "?tags");
        String cursor = as("ana").get(path + "?limit=1&tag=eu").jsonPath().getString("nextCursor");
        as("ana").queryParam("cursor", cursor).get(path + "?tag=eu").then().body("items.slug", equalTo(List.of("api")));
        refused(as("ana").queryParam("cursor", cursor).get(path), 400, "invalid-request");
    }

    @Test
    void pagesLoseAndRepeatNothingWhileOthersComeAndGo() {
        String org = organisation("ana");
        String path = API + "/projects/" + org;
        var stay = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            project(org, "ana", "stay-" + i);
            project(org, "ana", "go-" + i);
            stay.add("stay-" + i);
        }
        var seen = new ArrayList<String>();
        String cursor = null;
        int round = 0;
        do {
            JsonPath page = as("ana")
                    .queryParam("limit", 3)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(path)
                    .jsonPath();
            seen.addAll(page.getList("items.slug"));
            cursor = page.getString("nextCursor");
            as("ana")
                    .header("If-Match", "\"1\"")
                    .delete(path + "/go-" + round)
                    .then()
                    .statusCode(204);
            project(org, "ana", "late-" + round++);
        } while (cursor != null && round < 7);

        assertThat(seen).doesNotHaveDuplicates().containsAll(stay);
    }

    @Test
    void badInputIsRefusedWithItsPlace() {
        String path = API + "/projects/" + organisation("ana");
        invalid(create(path, "slug", "Not a slug"), "/slug");
        invalid(create(path, "name", "x".repeat(101)), "/name");
        invalid(create(path, "name", "a\u0000"), "/name");
        invalid(create(path, "startDate", "2026-02-30"), "/startDate");
        invalid(create(path, "startDate", "+99999-01-01"), "/startDate");
        invalid(create(path, "phase", "alpha"), "/phase");
        invalid(create(path, "tags", List.of("ok", "Not ok")), "/tags/1");
        invalid(create(path, "tags", List.of("ok", "ok")), "/tags/1");
        invalid(create(path, "tags", java.util.Arrays.asList("ok", null)), "/tags/1");
        invalid(create(path, "tags", java.util.Collections.nCopies(21, "x")), "/tags");
        invalid(create(path, "urls", Map.of("app", "javascript:alert(1)")), "/urls/app");
        invalid(create(path, "urls", Map.of("app", "https://me:secret@example.com/")), "/urls/app");
        invalid(create(path, "urls", Map.of("blog", "https://example.com/")), "/urls/blog");
        invalid(create(path, "coreFlow", "x".repeat(301)), "/coreFlow");
        invalid(create(path, "coreFlow", " "), "/coreFlow");
        invalid(create(path, "version", 7), "/version");
        as("ana").body(SHOP).post(path).then().statusCode(201);
        refused(as("ana").body(SHOP).post(path), 409, "slug-taken");
        invalid(patch(path, "{\"slug\": \"other\"}"), "/slug");
        invalid(patch(path, "{\"phase\": \"scale\"}"), "/phase");
        invalid(patch(path, "{\"name\": null}"), "/name");
        invalid(patch(path, "{\"startDate\": 5}"), "/startDate");
        invalid(patch(path, "{\"startDate\": \"soon\"}"), "/startDate");
        invalid(patch(path, "{\"urls\": {\"app\": \"ftp://example.com\"}}"), "/urls/app");
        invalid(patch(path, "{\"urls\": {\"a/b\": \"https://example.com\"}}"), "/urls/a~1b");
        invalid(patch(path, "{\"urls\": []}"), "/urls");
        invalid(patch(path, "{\"tags\": [1]}"), "/tags/0");
        invalid(patch(path, "{\"coreFlow\": 1}"), "/coreFlow");
        invalid(patch(path, "{\"coreFlow\": \"\"}"), "/coreFlow");
        refused(as("ana").urlEncodingEnabled(false).get(path + "/a%00"), 404, "not-found");
    }

    private static io.restassured.response.Response create(String path, String field, Object value) {
        var body = new java.util.HashMap<>(SHOP);
        body.put(field, value);
        return as("ana").body(body).post(path);
    }

    private static io.restassured.response.Response patch(String path, String body) {
        return as("ana").header("If-Match", "\"1\"").body(body).patch(path + "/shop");
    }

    @Test
    void aHypothesisIsStatedReadAndWithdrawn() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        String path = API + "/projects/" + org + "/shop/hypothesis";
        var hypothesis = Map.of(
                "statement",
                "They\ncome back",
                "metric",
                "teams",
                "target",
                100,
                "direction",
                "at-least",
                "statedOn",
                "2026-01-02");
        refused(as("ana").get(path), 404, "not-found");
        refused(as("ana").body(hypothesis).put(path), 428, "precondition-required");
        refused(as("ana").header("If-Match", "\"1\"").delete(path), 404, "not-found");

        as("ana")
                .header("If-Match", "\"1\"")
                .body(hypothesis)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("target", equalTo(100))
                .body("observed", nullValue());
        as("ana").header("If-None-Match", "\"2\"").get(path).then().statusCode(304);
        as("ana").get(API + "/projects/" + org + "/shop").then().body("hypothesis.metric", equalTo("teams"));
        as("ana")
                .header("If-Match", "\"2\"")
                .body("""
                        {"statement": "s", "metric": "m", "target": 1.50, "direction": "at-most", "observed": 1e2,
                         "statedOn": "2026-01-02", "observedOn": "2026-02-02"}""")
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"3\""))
                .body("target", equalTo(1.5f))
                .body("observed", equalTo(100));
        refused(as("ana").header("If-Match", "\"2\"").delete(path), 412, "precondition-failed");
        as("ana")
                .header("If-Match", "\"3\"")
                .delete(path)
                .then()
                .statusCode(204)
                .header("ETag", equalTo("\"4\""));
        refused(as("ana").get(path), 404, "not-found");
    }

    @Test
    void aHypothesisThatCannotBeTestedIsRefused() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        String path = API + "/projects/" + org + "/shop/hypothesis";
        var bad = Map.of(
                "/target", "\"target\": 1e999999999",
                "/direction", "\"direction\": \"about\"",
                "/statedOn", "\"statedOn\": \"3000-01-01\"",
                "/observedOn", "\"observed\": 1",
                "/observed", "\"observedOn\": \"2026-02-02\"",
                "/metric", "\"metric\": \"\"",
                "/colour", "\"colour\": 1");
        var good = Map.of(
                "statement", "\"statement\": \"s\"",
                "metric", "\"metric\": \"m\"",
                "target", "\"target\": 1",
                "direction", "\"direction\": \"at-least\"",
                "statedOn", "\"statedOn\": \"2026-01-01\"");

        bad.forEach((pointer, field) -> {
            var fields = new HashMap<>(good);
            fields.put(field.split("\"")[1], field);
            invalid(
                    as("ana")
                            .header("If-Match", "\"1\"")
                            .body("{" + String.join(", ", fields.values()) + "}")
                            .put(path),
                    pointer);
        });
    }

    @Test
    void aProjectEntersPhases() throws Exception {
        String org = organisation("ana");
        project(org, "ana", "shop");
        String path = API + "/projects/" + org + "/shop/phase-transitions";
        as("ana")
                .body(Map.of("to", "foundation", "note", "It paid off"))
                .post(path)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"2\""))
                .body("from", equalTo("mvp"))
                .body("to", equalTo("foundation"))
                .body("by", equalTo("ana"))
                .body("note", equalTo("It paid off"));

        var statuses =
                atOnce(5, () -> as("ana").body(Map.of("to", "scale")).post(path).statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        refused(as("ana").body(Map.of("to", "scale")).post(path), 409, "phase-unchanged");
        invalid(as("ana").body(Map.of("to", "beta")).post(path), "/to");
        invalid(as("ana").body(Map.of("to", "mvp", "note", "")).post(path), "/note");
        invalid(as("ana").body(Map.of("to", "mvp", "note", "a\u0000")).post(path), "/note");
        as("ana").get(path).then().body("items.to", equalTo(List.of("scale", "foundation")));
        as("ana").get(API + "/projects/" + org + "/shop").then().body("phase", equalTo("scale"));
        refused(as("ana").get(API + "/projects/" + org + "/none/phase-transitions"), 404, "not-found");
    }

    @Test
    void ofTwentyWritersOneWins() throws Exception {
        String org = organisation("ana");
        project(org, "ana", "shop");

        var statuses = atOnce(
                20,
                () -> as("ana")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("name", unique("mine")))
                        .patch(API + "/projects/" + org + "/shop")
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
        assertThat(as("ana").get(API + "/projects/" + org + "/shop").header("ETag"))
                .isEqualTo("\"2\"");
    }

    @Test
    void fiftyPostsWithOneKeyCreateOneProject() throws Exception {
        String org = organisation("ana");
        String key = UUID.randomUUID().toString();

        var ids = atOnce(
                50,
                () -> as("ana")
                        .header("Idempotency-Key", key)
                        .body(SHOP)
                        .post(API + "/projects/" + org)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"));

        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(as("ana").get(API + "/projects/" + org).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void anOrganisationHasAThousandProjectsAndNoMore() throws Exception {
        String org = organisation("ana");
        UUID id = idOf(org, "ana");
        sql(id, """
                insert into project (id, organisation_id, slug, name, start_date, urls, tags, phase, version, created_at, updated_at)
                select gen_random_uuid(), '%s', 'many-' || n, 'Many', '2026-01-01', '{}', '{}', 'mvp', 1, now(), now()
                from generate_series(1, 999) n""".formatted(id));

        as("ana").body(SHOP).post(API + "/projects/" + org).then().statusCode(201);
        refused(
                as("ana")
                        .body(Map.of("slug", "more", "name", "x", "startDate", "2026-01-01"))
                        .post(API + "/projects/" + org),
                422,
                "limit-reached");
    }

    @Test
    void rolesAndScopesDecide() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        member(org, "ana", "vic", "viewer");
        member(org, "ana", "res", "responder");
        member(org, "ana", "ed", "editor");
        String path = API + "/projects/" + org;
        var body = Map.of("slug", "x", "name", "x", "startDate", "2026-01-01");

        for (String person : List.of("vic", "res")) {
            as(person).get(path + "/shop").then().statusCode(200);
            refused(as(person).body(body).post(path), 403, "forbidden");
            refused(as(person).header("If-Match", "\"1\"").delete(path + "/shop"), 403, "forbidden");
        }
        as("ed").body(body).post(path).then().statusCode(201);
        String writer = token(org, "ana", "projects:write").secret();
        refused(withToken(writer).get(path), 403, "forbidden");
        withToken(writer)
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"y\"}")
                .patch(path + "/x")
                .then()
                .statusCode(200);
        String reader = token(org, "ana", "read").secret();
        withToken(reader).get(path).then().statusCode(200);
        refused(withToken(reader).body(body).post(path), 403, "forbidden");
    }
}
