package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OrganisationsTest extends ServiceTest {

    @Test
    void anOrganisationIsFoundedReadRenamedAndDeleted() {
        String slug = unique("org");
        var founded = as("ana")
                .body(Map.of("slug", slug, "name", "First"))
                .post(API + "/organisations")
                .then()
                .statusCode(201)
                .header("Location", equalTo(API + "/organisations/" + slug))
                .header("ETag", equalTo("\"1\""))
                .body("role", equalTo("owner"))
                .extract();

        String path = API + "/organisations/" + slug;
        var read = as("ana")
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .extract();
        assertThat(read.jsonPath().<Object>get()).isEqualTo(founded.jsonPath().get());
        as("ana").header("If-None-Match", "\"1\"").get(path).then().statusCode(304);
        as("ana")
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Second\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("name", equalTo("Second"));
        as("ana")
                .header("If-Match", "\"2\"")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        refused(as("ana").header("If-Match", "\"1\"").delete(path), 412, "precondition-failed");
        refused(as("ana").delete(path), 428, "precondition-required");
        as("ana").header("If-Match", "\"2\"").delete(path).then().statusCode(204);
        refused(as("ana").get(path), 404, "not-found");
    }

    @Test
    void anOrganisationIsDeletedInTheMiddleOfItsProjectsChanges() throws Exception {
        String org = organisation("ana");
        project(org, "ana", "shop");
        project(org, "ana", "site");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            String path = API + "/projects/" + org + (n % 2 == 0 ? "/shop" : "/site");
            String name = "Name " + n;
            calls.add(() -> as("ana")
                    .header("If-Match", String.valueOf(as("ana").get(path).header("ETag")))
                    .body(Map.of("name", name))
                    .patch(path)
                    .statusCode());
        }
        calls.add(
                20,
                () -> as("ana")
                        .header("If-Match", "\"1\"")
                        .delete(API + "/organisations/" + org)
                        .statusCode());

        var statuses = atOnce(calls);

        assertThat(statuses).containsOnlyOnce(204).isSubsetOf(200, 204, 400, 404, 412);
        refused(as("ana").get(API + "/projects/" + org + "/shop"), 404, "not-found");
    }

    @Test
    void theListShowsMineAndNobodyElses() {
        String me = unique("lia");
        String first = organisation(me);
        String second = organisation(me);
        organisation(unique("else"));

        as(me).get(API + "/organisations")
                .then()
                .statusCode(200)
                .body("items.slug", equalTo(List.of(first, second)))
                .body("items.role", equalTo(List.of("owner", "owner")))
                .body("nextCursor", nullValue());
        JsonPath page = as(me).get(API + "/organisations?limit=1").jsonPath();
        assertThat(page.getList("items.slug")).containsExactly(first);
        as(me).queryParam("cursor", page.getString("nextCursor"))
                .get(API + "/organisations")
                .then()
                .body("items.slug", equalTo(List.of(second)));
        refused(
                as("ana").queryParam("cursor", page.getString("nextCursor")).get(API + "/organisations"),
                400,
                "invalid-request");
    }

    @Test
    void meShowsWhoIAm() {
        String me = unique("mia");
        String slug = organisation(me);

        as(me).get(API + "/me")
                .then()
                .statusCode(200)
                .body("subject", equalTo(me))
                .body("organisations.slug", equalTo(List.of(slug)))
                .body("organisations.role", equalTo(List.of("owner")));
        refused(withToken(token(slug, me, "read").secret()).get(API + "/me"), 403, "forbidden");
    }

    @Test
    void membershipIsToldToMembersAndToAnyToken() {
        String slug = organisation("ana");
        member(slug, "ana", "ben", "viewer");
        var token = token(slug, "ana", "alerts:write");
        String path = API + "/organisations/" + slug + "/membership";

        as("ben")
                .get(path)
                .then()
                .statusCode(200)
                .body("organisationSlug", equalTo(slug))
                .body("role", equalTo("viewer"))
                .body("scopes", equalTo(List.of()))
                .body("callerId", equalTo("ben"))
                .body("callerName", equalTo("Name of ben"));
        withToken(token.secret())
                .get(path)
                .then()
                .statusCode(200)
                .body("role", nullValue())
                .body("scopes", equalTo(List.of("alerts:write")))
                .body("callerId", equalTo(token.id()))
                .body("callerName", equalTo("CI"));
        refused(as("oda").get(path), 404, "not-found");
    }

    @Test
    void badInputIsRefusedWithItsPlace() {
        String slug = organisation("ana");
        String path = API + "/organisations/" + slug;

        invalid(as("ana").body(Map.of("slug", "No Slug", "name", "x")).post(API + "/organisations"), "/slug");
        invalid(as("ana").body(Map.of("slug", "mvp-to-production", "name", "x")).post(API + "/organisations"), "/slug");
        invalid(as("ana").body(Map.of("slug", "-x", "name", "x")).post(API + "/organisations"), "/slug");
        invalid(as("ana").body(Map.of("slug", "x".repeat(64), "name", "x")).post(API + "/organisations"), "/slug");
        invalid(as("ana").body(Map.of("slug", unique("x"), "name", " ")).post(API + "/organisations"), "/name");
        invalid(as("ana").body(Map.of("slug", unique("x"))).post(API + "/organisations"), "/name");
        invalid(as("ana").body(Map.of("slug", unique("x"), "name", "a\u0000b")).post(API + "/organisations"), "/name");
        invalid(
                as("ana")
                        .body(Map.of("slug", unique("x"), "name", "x", "colour", 1))
                        .post(API + "/organisations"),
                "/colour");
        for (String body :
                List.of("{\"name\": null}", "{\"name\": 1}", "{\"name\": \"\"}", "{\"name\": \"\\u0000\"}")) {
            invalid(as("ana").header("If-Match", "\"1\"").body(body).patch(path), "/name");
        }
        invalid(
                as("ana")
                        .header("If-Match", "\"1\"")
                        .body("{\"slug\": \"other\"}")
                        .patch(path),
                "/slug");
        for (String body : List.of("[]", "null", "", "1", "{")) {
            refused(as("ana").header("If-Match", "\"1\"").body(body).patch(path), 400, "invalid-request");
        }
        refused(as("ana").body("{}").patch(path), 428, "precondition-required");
        refused(
                as("ana")
                        .contentType("text/plain")
                        .header("If-Match", "\"1\"")
                        .body("x")
                        .patch(path),
                415,
                "unsupported-media-type");
        refused(as("ana").urlEncodingEnabled(false).get(API + "/organisations/a%00b"), 404, "not-found");
    }

    @Test
    void aSlugIsTakenOnce() throws Exception {
        String slug = unique("org");

        var statuses = atOnce(
                10,
                () -> as("ana")
                        .body(Map.of("slug", slug, "name", "x"))
                        .post(API + "/organisations")
                        .statusCode());

        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        var other = as("oda").body(Map.of("slug", slug, "name", "x")).post(API + "/organisations");
        refused(other, 409, "slug-taken");
    }

    @Test
    void fiftyPostsWithOneKeyFoundOneOrganisation() throws Exception {
        String me = unique("kim");
        String slug = unique("org");
        String key = UUID.randomUUID().toString();

        var ids = atOnce(
                50,
                () -> as(me).header("Idempotency-Key", key)
                        .body(Map.of("slug", slug, "name", "x"))
                        .post(API + "/organisations")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"));

        assertThat(new HashSet<>(ids)).hasSize(1);
        as(me).header("Idempotency-Key", key)
                .body(Map.of("slug", slug, "name", "x"))
                .post(API + "/organisations")
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"));
        var other = as(me).header("Idempotency-Key", key)
                .body(Map.of("slug", unique("x"), "name", "x"))
                .post(API + "/organisations");
        refused(other, 422, "unprocessable");
        assertThat(as(me).get(API + "/organisations").jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void onePersonFoundsAHundredAndNoMore() throws Exception {
        String me = unique("max");
        UUID scope = UUID.nameUUIDFromBytes(("person " + me).getBytes(StandardCharsets.UTF_8));
        UUID some = idOf(organisation(me), me);
        for (int i = 0; i < 96; i++) {
            UUID id = UUID.randomUUID();
            sql(id, "insert into organisation values ('%s', 'many-%s', 'x', 1, now())".formatted(id, id));
            sql(scope, "insert into founded_organisation values ('%s', '%s')".formatted(scope, id));
        }

        var statuses = atOnce(
                8,
                () -> as(me).body(Map.of("slug", unique("org"), "name", "x"))
                        .post(API + "/organisations")
                        .statusCode());

        assertThat(some).isNotNull();
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(3);
        assertThat(statuses).containsOnly(201, 422);
        var more = as(me).body(Map.of("slug", unique("org"), "name", "x")).post(API + "/organisations");
        refused(more, 422, "limit-reached");
    }

    @Test
    void rolesDecide() {
        String slug = organisation("ana");
        member(slug, "ana", "adi", "admin");
        String path = API + "/organisations/" + slug;

        refused(as("adi").header("If-Match", "\"2\"").body("{\"name\": \"x\"}").patch(path), 403, "forbidden");
        refused(as("adi").header("If-Match", "\"2\"").delete(path), 403, "forbidden");
        String admin = token(slug, "ana", "admin").secret();
        refused(withToken(admin).header("If-Match", "\"3\"").delete(path), 403, "forbidden");
        withToken(admin)
                .header("If-Match", "\"3\"")
                .body("{\"name\": \"x\"}")
                .patch(path)
                .then()
                .statusCode(200);
        as("adi").get(API + "/organisations").then().body("items.slug", hasItems(slug));
    }
}
