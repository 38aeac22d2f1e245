package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Roadmaps of organisations over HTTP: checked, published, in effect at their date, withdrawn. */
@QuarkusTest
class RoadmapsTest extends RoadmapTest {

    @Test
    void aVersionIsPublishedAndTheProjectsThatFollowItAreJudgedByIt() throws Exception {
        Org org = organisation();
        Project shop = project(org);
        Project other = project(org);
        scanned(shop, ServedTrees.shop());
        assertThat(latest(shop).getString("roadmap.id")).isEqualTo("mvp-to-production");
        assertThat(scanStaleAt(shop))
                .as("the default roadmap reads nothing for ever")
                .isNotNull();

        Response made = publish(org, OwnRoadmaps.tests("house", 1), null);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo(roadmaps(org) + "/house/versions/1");
        assertThat(made.jsonPath().getMap(""))
                .containsEntry("status", "in-effect")
                .containsEntry("number", 1);
        assertThat(choose(org, null, "\"0\"", "house").statusCode()).isEqualTo(200);

        await().atMost(SOON).until(() -> latest(other).getString("roadmap.id").equals("house"));
        await().atMost(SOON).until(() -> latest(shop).getString("roadmap.id").equals("house"));
        assertThat(outcome(latest(shop), "build.tests")).isEqualTo("met");
        assertThat(outcome(latest(other), "build.tests")).isEqualTo("unknown");
        assertThat(latest(shop).getString("phase")).isEqualTo("build");
        assertThat(scanStaleAt(shop))
                .as("the house roadmap takes tests of any age")
                .isNull();

        publish(org, OwnRoadmaps.testsAndReview("house", 2), null).then().statusCode(201);
        await().atMost(SOON).until(() -> latest(shop).getInt("roadmap.version") == 2);
        assertThat(outcome(latest(shop), "build.review")).isEqualTo("unknown");
        assertThat(latest(shop).<String>getList("gateChanges.to")).containsExactly("closed");

        Response list = as("vic").get(roadmaps(org));
        assertThat(list.jsonPath().<String>getList("items.id")).containsExactly("mvp-to-production", "house");
        assertThat(list.jsonPath().getInt("items[1].inEffect")).isEqualTo(2);
        assertThat(as("vic").get(roadmaps(org) + "/house/versions").jsonPath().<String>getList("items.status"))
                .containsExactly("in-effect", "replaced");

        String old = as("vic")
                .get(shop.assessments() + "?limit=100")
                .jsonPath()
                .getString("items.find { it.roadmap.version == 1 && it.roadmap.id == 'house' }.id");
        assertThat(as("vic")
                        .get(shop.assessments() + "/" + old + "/checks/build.tests.run")
                        .jsonPath()
                        .getInt("roadmap.version"))
                .isEqualTo(1);
    }

    private static String scanStaleAt(Project project) {
        return as("vic").get(project.evidence()).jsonPath().getString("items.find { it.source == 'scan' }.staleAt");
    }

    @Test
    void theTextIsGivenBackByteForByte() {
        Org org = organisation();
        byte[] text = (OwnRoadmaps.tests("house", 1) + "# é – \t end").getBytes(StandardCharsets.UTF_8);
        publish(org, text, null, "ana").then().statusCode(201);

        Response given = as("vic").accept(YAML).get(roadmaps(org) + "/house/versions/1");
        assertThat(given.contentType()).startsWith(YAML);
        assertThat(given.asByteArray()).isEqualTo(text);
        assertThat(as("vic")
                        .accept(YAML)
                        .header("If-None-Match", given.header("ETag"))
                        .get(roadmaps(org) + "/house/versions/1")
                        .statusCode())
                .isEqualTo(304);
        JsonPath view = as("vic").get(roadmaps(org) + "/house/versions/1").jsonPath();
        assertThat(view.getString("roadmap.phases[0].practices[0].checks[0].reads[0]"))
                .isEqualTo("ci.runs_tests");
        assertThat(given.header("ETag")).isEqualTo("\"" + view.getString("published.digest") + "\"");

        Response shipped = as("vic").accept(YAML).get(API + "/roadmaps/mvp-to-production");
        assertThat(shipped.asString()).contains("id: mvp-to-production");
        assertThat(as("vic").get(API + "/roadmaps/mvp-to-production").jsonPath().getString("id"))
                .isEqualTo("mvp-to-production");
    }

    @Test
    void everyMistakeIsToldAtItsPlaceAndNothingIsKept() {
        Org org = organisation();
        String wrong = OwnRoadmaps.tests("house", 1)
                .replace("expression: ci.runs_tests", "expression: ci.run_tests")
                .replace("weight: 2", "wieght: 2")
                .replace("effort: S", "effort: XL");

        JsonPath found = validate(org, wrong).jsonPath();
        assertThat(found.getBoolean("valid")).isFalse();
        assertThat(found.getList("errors.line")).containsExactly(18, 20, 22, 23);
        assertThat(found.getList("errors.column")).containsExactly(13, 25, 13, 21);
        assertThat(found.<String>getList("errors.pointer"))
                .contains("/phases/0/practices/0/checks/0/expression", "/phases/0/practices/0/checks/0/effort");
        assertThat(found.<String>getList("errors.detail"))
                .contains(
                        "expression: no fact is called ci.run_tests; did you mean ci.runs_tests?",
                        "unknown field wieght; did you mean weight?");

        Response refused = publish(org, wrong, null);
        refused(refused, 400, "roadmap-not-valid");
        assertThat(refused.jsonPath().getString("errors[1].detail"))
                .isEqualTo(
                        "line 20, column 25: expression: no fact is called ci.run_tests; did you mean ci.runs_tests?");
        assertThat(as("vic").get(roadmaps(org)).jsonPath().getList("items")).hasSize(1);
        JsonPath valid = validate(org, OwnRoadmaps.tests("house", 1)).jsonPath();
        assertThat(valid.getBoolean("valid")).isTrue();
        assertThat(valid.getInt("roadmap.checks")).isEqualTo(1);
    }

    @Test
    void hostileTextsAreRefusedQuickly() {
        Org org = organisation();
        long started = System.nanoTime();
        Map<String, String> hostile = Map.of(
                "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b]",
                "more than 10 aliases",
                "[".repeat(100_000),
                "nested deeper than 20 levels",
                "id: !!java.lang.Runtime x",
                "tags are not used here",
                "id: a\nid: b",
                "field id is there twice",
                "x".repeat(600_000),
                "longer than",
                "id: [",
                "not YAML");
        hostile.forEach((text, why) -> assertThat(validate(org, text).jsonPath().<String>getList("errors.detail"))
                .as(why)
                .anySatisfy(detail -> assertThat(detail).contains(why)));
        var broken =
                as("ana").contentType(YAML).body(new byte[] {'i', (byte) 0xff}).post(roadmaps(org) + "/validate");
        assertThat(broken.jsonPath().<String>getList("errors.detail")).containsExactly("not UTF-8");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));

        refused(validate(org, "x".repeat(1_100_000)), 413, "too-large");
        refused(as("ana").contentType("text/plain").body("x").post(roadmaps(org)), 415, "unsupported-media-type");
        refused(publish(org, OwnRoadmaps.tests("mvp-to-production", 1), null), 400, "roadmap-not-valid");
        refused(publish(org, OwnRoadmaps.tests("house", 1), "tomorrow"), 400, "invalid-request");
        refused(publish(org, OwnRoadmaps.tests("house", 1), "2020-01-01T00:00:00Z"), 400, "invalid-request");
        refused(publish(org, OwnRoadmaps.tests("house", 1), "2090-01-01T00:00:00Z"), 400, "invalid-request");
    }

    @Test
    void aVersionTakesEffectAtItsDateUnlessWithdrawn() throws Exception {
        Org org = organisation();
        publish(org, OwnRoadmaps.tests("house", 1), null).then().statusCode(201);
        String later = Instant.now().plus(Duration.ofDays(7)).toString();
        Response two = publish(org, OwnRoadmaps.tests("house", 2), later);
        assertThat(two.jsonPath().getString("status")).isEqualTo("scheduled");
        refused(publish(org, OwnRoadmaps.tests("house", 3), null), 400, "invalid-request");

        String one = roadmaps(org) + "/house/versions/1";
        refused(as("ana").header("If-Match", "*").delete(one), 409, "roadmap-in-effect");
        String scheduled = roadmaps(org) + "/house/versions/2";
        refused(as("ana").delete(scheduled), 428, "precondition-required");
        refused(as("ana").header("If-Match", "\"7\"").delete(scheduled), 412, "precondition-failed");
        as("ana")
                .header("If-Match", two.header("ETag"))
                .delete(scheduled)
                .then()
                .statusCode(204);
        asSuperuser("update job set due_at = now() where state = 'queued' and kind = 'roadmap' and organisation_id = '"
                + org.id() + "'");
        await().atMost(SOON)
                .until(() ->
                        number(org, "select count(*) from job where kind = 'roadmap' and state = 'succeeded'") == 1);
        assertThat(statuses(org)).containsExactly("withdrawn", "in-effect");
        refused(publish(org, OwnRoadmaps.tests("house", 2), null), 409, "roadmap-version-taken");

        publish(org, OwnRoadmaps.tests("house", 3), later).then().statusCode(201);
        asSuperuser("update job set due_at = now() where state = 'queued' and kind = 'roadmap' and organisation_id = '"
                + org.id() + "'");
        await().atMost(SOON).until(() -> statuses(org).equals(List.of("in-effect", "withdrawn", "replaced")));

        String version =
                as("ana").get(roadmaps(org) + "/house/versions").jsonPath().getString("items[0].number");
        assertThat(version).isEqualTo("3");
        assertThat(events(org, Topics.ROADMAPS, 6))
                .containsExactlyInAnyOrder(
                        "dev.cairn.roadmap.published.v1",
                        "dev.cairn.roadmap.activated.v1",
                        "dev.cairn.roadmap.published.v1",
                        "dev.cairn.roadmap.withdrawn.v1",
                        "dev.cairn.roadmap.published.v1",
                        "dev.cairn.roadmap.activated.v1");
        assertThat(values(org, Topics.ROADMAPS, 6))
                .hasSize(6)
                .allSatisfy(value -> assertThat(value).contains("\"phases\":[{\"id\":\"build\",\"title\":\"Build\"}]"));
        assertThat(as("ana")
                        .get(API + "/assessment-audit/" + org.slug() + "?limit=100")
                        .jsonPath()
                        .<String>getList("items.action"))
                .containsExactly(
                        "roadmap.activated",
                        "roadmap.published",
                        "roadmap.withdrawn",
                        "roadmap.published",
                        "roadmap.activated",
                        "roadmap.published");
    }

    @Test
    void ofManyPublishersAtOnceOneWins() throws Exception {
        Org org = organisation();
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> publishers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String text = OwnRoadmaps.tests("house", 1) + "# by " + i;
                publishers.add(() -> publish(org, text, null).statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (var answer : pool.invokeAll(publishers)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        } finally {
            pool.shutdownNow();
        }
        assertThat(number(org, "select count(*) from roadmap_version")).isOne();
    }

    @Test
    void theSameRequestTwiceIsOneVersion() {
        Org org = organisation();
        String text = OwnRoadmaps.tests("house", 1);
        Response first = as("ana")
                .header("Idempotency-Key", "k1")
                .contentType(YAML)
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(roadmaps(org));
        Response second = as("ana")
                .header("Idempotency-Key", "k1")
                .contentType(YAML)
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(roadmaps(org));

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void whoMayDoWhat() {
        Org org = organisation();
        Org theirs = organisation();
        String text = OwnRoadmaps.tests("house", 1);
        publish(org, text, null).then().statusCode(201);

        refused(publish(org, text.getBytes(StandardCharsets.UTF_8), null, "ben"), 403, "forbidden");
        refused(publish(org, text.getBytes(StandardCharsets.UTF_8), null, "vic"), 403, "forbidden");
        refused(publish(org, text.getBytes(StandardCharsets.UTF_8), null, "oda"), 404, "not-found");
        refused(
                as("ben")
                        .header("If-Match", "*")
                        .contentType("application/json")
                        .body("{}")
                        .put(choices(org)),
                403,
                "forbidden");
        assertThat(as("ben")
                        .contentType(YAML)
                        .body(text.getBytes(StandardCharsets.UTF_8))
                        .post(roadmaps(org) + "/validate")
                        .statusCode())
                .isEqualTo(200);
        refused(as("ana").get(roadmaps(theirs) + "/house/versions/1"), 404, "not-found");
        refused(as("ana").accept(YAML).get(roadmaps(theirs) + "/house/versions/1"), 404, "not-found");
        refused(withToken(theirs.reads()).get(roadmaps(org)), 404, "not-found");
        assertThat(withToken(org.reads()).get(roadmaps(org)).statusCode()).isEqualTo(200);
    }

    /** Types of the organisation's events on a topic, in any order. */
    private static List<String> statuses(Org org) {
        return as("vic").get(roadmaps(org) + "/house/versions").jsonPath().getList("items.status");
    }

    private static Response validate(Org org, String text) {
        return as("ana")
                .contentType(YAML)
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(roadmaps(org) + "/validate");
    }
}
