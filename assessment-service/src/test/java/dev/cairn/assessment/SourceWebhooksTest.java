package dev.cairn.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pushes that the hosts of connected repositories tell of. */
@QuarkusTest
@QuarkusTestResource(value = GitHost.class, restrictToAnnotatedClass = false)
class SourceWebhooksTest extends SourceTest {

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
    void oneAddressIsNotHeardWithoutEndAndOthersAreHeardMeanwhile() {
        String path = source(project(organisation())) + "/webhook";
        String other = source(project(organisation())) + "/webhook";

        Response last = guess(path, "192.0.2.1");
        assertThat(last.header("RateLimit-Policy")).isEqualTo("\"deliveries\";q=120;w=60");
        for (int i = 0; i < 300 && last.statusCode() == 401; i++) {
            last = guess(path, "192.0.2.1");
        }

        refused(last, 429, "too-many-requests");
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        refused(guess(path, "192.0.2.2"), 401, "unauthenticated");
        refused(guess(other, "192.0.2.1"), 401, "unauthenticated");
    }

    private static Response guess(String path, String address) {
        return given().contentType("application/json")
                .header("X-Forwarded-For", address)
                .header("X-Gitlab-Token", "guessed")
                .body("{}")
                .post(path);
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
}
