package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.cairn.kit.access.ApiToken;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokensTest extends ServiceTest {

    @Test
    void aTokenIsIssuedUsedAndRevokedAtOnce() {
        String org = organisation("ana");
        String path = API + "/tokens/" + org;
        var issued = as("ana")
                .body(Map.of("name", "CI", "scopes", List.of("read", "evidence:write", "read"), "expiresInDays", 366))
                .post(path)
                .then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("scopes", equalTo(List.of("evidence:write", "read")))
                .body("createdBy", equalTo("ana"))
                .extract();
        String secret = issued.path("secret");
        String one = issued.header("Location");
        assertThat(ApiToken.read(secret)).isPresent();
        assertThat(secret).startsWith(issued.<String>path("prefix"));

        withToken(secret)
                .get(API + "/organisations/" + org)
                .then()
                .statusCode(200)
                .body("role", nullValue());
        refused(withToken(secret).get(path), 403, "forbidden");
        as("ana").get(one).then().statusCode(200).body("secret", nullValue()).body("hash", nullValue());
        as("ana").get(path).then().body("items[0].id", equalTo(issued.path("id")));
        refused(as("ana").delete(one), 428, "precondition-required");
        as("ana").header("If-Match", "\"1\"").delete(one).then().statusCode(204);
        refused(withToken(secret).get(API + "/organisations/" + org), 404, "not-found");
        as("ana").get(one).then().header("ETag", equalTo("\"2\"")).body("revokedAt", notNullValue());
        as("ana").header("If-Match", "\"2\"").delete(one).then().statusCode(204);
        as("ana").get(one).then().header("ETag", equalTo("\"2\""));
    }

    @Test
    void theLastUseIsNotedSoonAndChangesNoVersion() {
        String org = organisation("ana");
        var token = token(org, "ana", "read");
        String one = API + "/tokens/" + org + "/" + token.id();
        as("ana").get(one).then().body("lastUsedAt", nullValue());

        withToken(token.secret()).get(API + "/projects/" + org).then().statusCode(200);

        await().until(() -> as("ana").get(one).jsonPath().getString("lastUsedAt") != null);
        as("ana").get(one).then().header("ETag", equalTo("\"1\""));
        as("ana").header("If-Match", "\"1\"").delete(one).then().statusCode(204);
        as("ana").get(one).then().body("lastUsedAt", notNullValue());
    }

    @Test
    void nobodyGivesMoreThanTheyHave() {
        String org = organisation("ana");
        member(org, "ana", "ed", "editor");
        String path = API + "/tokens/" + org;
        String admin = token(org, "ana", "admin", "read").secret();

        refused(
                as("ed").body(Map.of("name", "x", "scopes", List.of("read"), "expiresInDays", 1))
                        .post(path),
                403,
                "forbidden");
        withToken(admin)
                .body(Map.of("name", "x", "scopes", List.of("read", "admin"), "expiresInDays", 1))
                .post(path)
                .then()
                .statusCode(201);
        refused(
                withToken(admin)
                        .body(Map.of("name", "x", "scopes", List.of("projects:write"), "expiresInDays", 1))
                        .post(path),
                403,
                "forbidden");
    }

    @Test
    void badInputIsRefusedWithItsPlace() {
        String path = API + "/tokens/" + organisation("ana");

        invalid(
                as("ana")
                        .body(Map.of("name", "x", "scopes", List.of(), "expiresInDays", 1))
                        .post(path),
                "/scopes");
        invalid(
                as("ana")
                        .body(Map.of("name", "x", "scopes", List.of("all"), "expiresInDays", 1))
                        .post(path),
                "/scopes/0");
        invalid(
                as("ana")
                        .body(Map.of("name", "x", "scopes", List.of("people-only"), "expiresInDays", 1))
                        .post(path),
                "/scopes/0");
        invalid(
                as("ana")
                        .body(Map.of(
                                "name", "x", "scopes", java.util.Collections.singletonList(null), "expiresInDays", 1))
                        .post(path),
                "/scopes/0");
        for (int days : new int[] {0, -1, 367}) {
            invalid(
                    as("ana")
                            .body(Map.of("name", "x", "scopes", List.of("read"), "expiresInDays", days))
                            .post(path),
                    "/expiresInDays");
        }
        invalid(as("ana").body(Map.of("name", "x", "scopes", List.of("read"))).post(path), "/expiresInDays");
        invalid(
                as("ana")
                        .body(Map.of("name", "\n", "scopes", List.of("read"), "expiresInDays", 1))
                        .post(path),
                "/name");
        invalid(
                as("ana")
                        .body(Map.of("name", "x", "scopes", List.of("read"), "expiresInDays", 1, "hash", "x"))
                        .post(path),
                "/hash");
        refused(as("ana").get(path + "/" + UUID.randomUUID()), 404, "not-found");
    }

    @Test
    void fiftyPostsWithOneKeyIssueOneToken() throws Exception {
        String org = organisation("ana");
        String key = UUID.randomUUID().toString();

        var secrets = atOnce(
                50,
                () -> as("ana")
                        .header("Idempotency-Key", key)
                        .body(Map.of("name", "CI", "scopes", List.of("read"), "expiresInDays", 1))
                        .post(API + "/tokens/" + org)
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("secret"));

        assertThat(new HashSet<>(secrets)).hasSize(1);
        assertThat(as("ana").get(API + "/tokens/" + org).jsonPath().getList("items"))
                .hasSize(1);
    }

    @Test
    void anOrganisationHasAHundredLiveTokensAndNoMore() throws Exception {
        String org = organisation("ana");
        UUID id = idOf(org, "ana");
        sql(id, """
                insert into api_token select gen_random_uuid(), '%1$s', 'Many', 'cairn_x', encode(sha256(('%1$s' || n)::bytea), 'hex'),
                '{read}', now() + case when n <= 99 then interval '1 day' else interval '-1 day' end, now(), 'ana', null, null, 1
                from generate_series(1, 120) n""".formatted(id));
        var body = Map.of("name", "x", "scopes", List.of("read"), "expiresInDays", 1);

        String last = as("ana")
                .body(body)
                .post(API + "/tokens/" + org)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        refused(as("ana").body(body).post(API + "/tokens/" + org), 422, "limit-reached");
        as("ana").header("If-Match", "\"1\"").delete(last).then().statusCode(204);
        as("ana").body(body).post(API + "/tokens/" + org).then().statusCode(201);
    }
}
