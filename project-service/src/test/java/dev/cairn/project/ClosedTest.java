package dev.cairn.project;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.kit.testing.RowLevelSecurity;
import dev.cairn.kit.testing.ServedApi;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** Nobody sees what is not theirs. */
@QuarkusTest
class ClosedTest extends ServiceTest {

    @Test
    void everyTableIsClosed() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        token(org, "ana", "read");

        assertThat(RowLevelSecurity.faults()).isEmpty();
        assertThat(RowLevelSecurity.seenWithoutOrganisation()).isEmpty();
    }

    @Test
    void strangersAreToldThatThereIsNothingOnEveryPath() throws Exception {
        String mine = organisation("ana");
        project(mine, "ana", "shop");
        String member = as("ana").get(API + "/members/" + mine).jsonPath().getString("items[0].id");
        String theirs = organisation("oda");
        String theirToken = token(theirs, "oda", "admin", "read", "projects:write", "evidence:write", "alerts:write")
                .secret();
        var calls = ServedApi.operations().stream()
                .filter(ServedApi.Operation::ofOrganisation)
                .toList();
        assertThat(calls).hasSizeGreaterThan(20);

        for (var call : calls) {
            String path = call.path()
                    .replace("{org}", mine)
                    .replace("{project}", "shop")
                    .replace("{id}", member);
            String nowhere = path.replace(mine, "no-such-organisation");
            assertThat(ask(withToken(theirToken), call.method(), path))
                    .as("%s %s", call.method(), path)
                    .isEqualTo(ask(withToken(theirToken), call.method(), nowhere))
                    .startsWith("404 ");
            assertThat(ask(as("oda"), call.method(), path))
                    .as("%s %s", call.method(), path)
                    .startsWith("404 ");
            assertThat(ask(given().contentType("application/json"), call.method(), path))
                    .startsWith("401 ");
        }
        as("ana").get(API + "/projects/" + mine + "/shop").then().statusCode(200);
    }

    @Test
    void parametersThatAreNotKnownAreRefusedOnEveryPath() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        String member = as("ana").get(API + "/members/" + org).jsonPath().getString("items[0].id");

        ServedApi.assertStrict(
                () -> as("ana"),
                path -> path.replace("{org}", org).replace("{project}", "shop").replace("{id}", member));
    }

    @Test
    void hostileInputIsRefusedOnEveryPath() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        String member = as("ana").get(API + "/members/" + org).jsonPath().getString("items[0].id");

        ServedApi.assertHostileInputIsRefused(
                Long.getLong("cairn.seed", 20_261_126L),
                () -> as("ana"),
                path -> path.replace("{org}", org).replace("{project}", "shop").replace("{id}", member));
    }

    private static String ask(RequestSpecification as, String method, String path) {
        Response answer = as.header("If-Match", "*").body("{}").request(method, path);
        return answer.statusCode() + " " + answer.jsonPath().getString("code") + " "
                + answer.jsonPath().getString("detail");
    }
}
