package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MembersTest extends ServiceTest {

    @Test
    void aMemberIsAddedReadChangedAndRemoved() {
        String org = organisation("ana");
        String path = API + "/members/" + org;
        var added = as("ana")
                .body(Map.of("subject", "ben", "name", "Ben", "role", "viewer"))
                .post(path)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .extract();
        String one = added.header("Location");
        assertThat(one).isEqualTo(path + "/" + added.path("id"));

        assertThat(as("ben")
                        .get(one)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<Object>get())
                .isEqualTo(added.jsonPath().get());
        as("ben").header("If-None-Match", "\"1\"").get(one).then().statusCode(304);
        as("ana")
                .header("If-Match", "\"1\"")
                .contentType("application/merge-patch+json")
                .body("{\"role\": \"editor\"}")
                .patch(one)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""))
                .body("role", equalTo("editor"))
                .body("name", equalTo("Ben"));
        as("ana").get(path).then().body("items.subject", equalTo(List.of("ana", "ben")));
        refused(as("ana").delete(one), 428, "precondition-required");
        refused(as("ana").header("If-Match", "\"1\"").delete(one), 412, "precondition-failed");
        as("ana").header("If-Match", "\"2\"").delete(one).then().statusCode(204);
        refused(as("ana").get(one), 404, "not-found");
        refused(as("ben").get(path), 404, "not-found");
    }

    @Test
    void onlyOwnersMakeAndChangeOwners() {
        String org = organisation("ana");
        String path = API + "/members/" + org;
        String admin = member(org, "ana", "adi", "admin");
        String owner = member(org, "ana", "olga", "owner");
        member(org, "adi", "ed", "editor");

        refused(
                as("adi")
                        .body(Map.of("subject", "x", "name", "x", "role", "owner"))
                        .post(path),
                403,
                "forbidden");
        refused(
                as("adi")
                        .header("If-Match", "\"1\"")
                        .body("{\"role\": \"viewer\"}")
                        .patch(path + "/" + owner),
                403,
                "forbidden");
        refused(
                as("adi")
                        .header("If-Match", "\"1\"")
                        .body("{\"role\": \"owner\"}")
                        .patch(path + "/" + admin),
                403,
                "forbidden");
        refused(as("adi").header("If-Match", "\"1\"").delete(path + "/" + owner), 403, "forbidden");
        refused(as("ed").header("If-Match", "\"1\"").delete(path + "/" + admin), 403, "forbidden");
        refused(
                as("ed").body(Map.of("subject", "x", "name", "x", "role", "viewer"))
                        .post(path),
                403,
                "forbidden");
        String token = token(org, "ana", "admin").secret();
        refused(
                withToken(token)
                        .body(Map.of("subject", "x", "name", "x", "role", "owner"))
                        .post(path),
                403,
                "forbidden");
        withToken(token)
                .body(Map.of("subject", "x", "name", "x", "role", "admin"))
                .post(path)
                .then()
                .statusCode(201);
    }

    @Test
    void everybodyMayLeaveButTheLastOwner() {
        String org = organisation("ana");
        String path = API + "/members/" + org;
        String viewer = member(org, "ana", "vic", "viewer");
        String owner = as("ana").get(path).jsonPath().getString("items[0].id");

        as("vic").header("If-Match", "\"1\"").delete(path + "/" + viewer).then().statusCode(204);
        refused(as("ana").header("If-Match", "\"1\"").delete(path + "/" + owner), 409, "last-owner");
        refused(
                as("ana")
                        .header("If-Match", "\"1\"")
                        .body("{\"role\": \"admin\"}")
                        .patch(path + "/" + owner),
                409,
                "last-owner");
    }

    @Test
    void ofTwoOwnersWhoRemoveEachOtherOneStays() throws Exception {
        for (int round = 0; round < 5; round++) {
            String org = organisation("ana");
            String path = API + "/members/" + org;
            String olga = member(org, "ana", "olga", "owner");
            String ana = as("ana").get(path).jsonPath().getString("items[0].id");

            List<Callable<Integer>> calls = List.of(
                    () -> as("ana")
                            .header("If-Match", "\"1\"")
                            .delete(path + "/" + olga)
                            .statusCode(),
                    () -> as("olga")
                            .header("If-Match", "\"1\"")
                            .delete(path + "/" + ana)
                            .statusCode(),
                    () -> as("ana")
                            .header("If-Match", "\"1\"")
                            .delete(path + "/" + ana)
                            .statusCode(),
                    () -> as("olga")
                            .header("If-Match", "\"1\"")
                            .body("{\"role\": \"viewer\"}")
                            .patch(path + "/" + olga)
                            .statusCode());
            var statuses = atOnce(calls);

            assertThat(statuses.stream().filter(status -> status < 300)).hasSize(1);
            assertThat(statuses).containsAnyOf(404, 403, 409);
        }
    }

    @Test
    void badInputIsRefusedWithItsPlace() {
        String org = organisation("ana");
        String path = API + "/members/" + org;
        String one = path + "/" + member(org, "ana", "ben", "viewer");

        invalid(
                as("ana")
                        .body(Map.of("subject", "x", "name", "x", "role", "king"))
                        .post(path),
                "/role");
        invalid(as("ana").body(Map.of("subject", "x", "name", "x")).post(path), "/role");
        invalid(
                as("ana")
                        .body(Map.of("subject", " ", "name", "x", "role", "viewer"))
                        .post(path),
                "/subject");
        invalid(
                as("ana")
                        .body(Map.of("subject", "x".repeat(256), "name", "x", "role", "viewer"))
                        .post(path),
                "/subject");
        invalid(
                as("ana")
                        .body(Map.of("subject", "a\u0000", "name", "x", "role", "viewer"))
                        .post(path),
                "/subject");
        invalid(
                as("ana")
                        .body(Map.of("subject", "x", "name", "x".repeat(101), "role", "viewer"))
                        .post(path),
                "/name");
        refused(
                as("ana")
                        .body(Map.of("subject", "ben", "name", "x", "role", "viewer"))
                        .post(path),
                409,
                "already-member");
        invalid(
                as("ana")
                        .header("If-Match", "\"1\"")
                        .body("{\"role\": \"king\"}")
                        .patch(one),
                "/role");
        invalid(as("ana").header("If-Match", "\"1\"").body("{\"role\": null}").patch(one), "/role");
        invalid(
                as("ana")
                        .header("If-Match", "\"1\"")
                        .body("{\"subject\": \"x\"}")
                        .patch(one),
                "/subject");
        refused(as("ana").get(path + "/" + UUID.randomUUID()), 404, "not-found");
        refused(as("ana").get(path + "/nonsense"), 404, "not-found");
        refused(as("ana").get(path + "?limit=0"), 400, "invalid-request");
        refused(as("ana").get(path + "?role=owner"), 400, "invalid-request");
    }

    @Test
    void fiftyPostsWithOneKeyAddOneMember() throws Exception {
        String org = organisation("ana");
        String key = UUID.randomUUID().toString();

        var ids = atOnce(
                50,
                () -> as("ana")
                        .header("Idempotency-Key", key)
                        .body(Map.of("subject", "ben", "name", "Ben", "role", "viewer"))
                        .post(API + "/members/" + org)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"));

        assertThat(new HashSet<>(ids)).hasSize(1);
        assertThat(as("ana").get(API + "/members/" + org).jsonPath().getList("items"))
                .hasSize(2);
    }

    @Test
    void anOrganisationHasFiveHundredMembersAndNoMore() throws Exception {
        String org = organisation("ana");
        UUID id = idOf(org, "ana");
        sql(id, """
                insert into member select gen_random_uuid(), '%s', 'many-' || n, 'Many', 'viewer', 1, now()
                from generate_series(1, 498) n""".formatted(id));

        as("ana")
                .body(Map.of("subject", "last", "name", "x", "role", "viewer"))
                .post(API + "/members/" + org)
                .then()
                .statusCode(201);
        refused(
                as("ana")
                        .body(Map.of("subject", "more", "name", "x", "role", "viewer"))
                        .post(API + "/members/" + org),
                422,
                "limit-reached");
    }
}
