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
import org.junit.jupiter.api.Test;

/** Which roadmap an organisation and a project follow, and who would fall by another. */
@QuarkusTest
class RoadmapChoicesTest extends RoadmapTest {

    @Test
    void aProjectMayFollowAnotherRoadmapThanItsOrganisation() throws Exception {
        Org org = organisation();
        Project shop = project(org);
        publish(org, OwnRoadmaps.tests("house", 1), null).then().statusCode(201);
        publish(org, OwnRoadmaps.testsAndReview("strict", 1), null).then().statusCode(201);
        publish(
                org,
                OwnRoadmaps.tests("later", 1),
                Instant.now().plus(Duration.ofDays(1)).toString());

        refused(choose(org, null, "\"0\"", "hose"), 400, "invalid-request");
        refused(choose(org, null, "\"0\"", "later"), 400, "invalid-request");
        refused(choose(org, null, "\"3\"", "house"), 412, "precondition-failed");
        choose(org, null, "\"0\"", "house").then().statusCode(200);
        JsonPath chosen = choose(org, shop, "\"0\"", "strict").jsonPath();
        assertThat(chosen.getString("follows")).isEqualTo("strict");
        assertThat(chosen.getString("organisationRoadmap")).isEqualTo("house");
        await().atMost(SOON).until(() -> latest(shop).getString("roadmap.id").equals("strict"));

        attest(shop).then().statusCode(201);
        await().atMost(SOON).until(() -> outcome(latest(shop), "build.review").equals("met"));

        choose(org, shop, "\"1\"", null).then().statusCode(200);
        await().atMost(SOON).until(() -> latest(shop).getString("roadmap.id").equals("house"));
        refused(attest(shop), 400, "invalid-request");
        assertThat(acts(org, shop.id().toString())).hasSize(2);
        assertThat(events(org, Topics.ROADMAP_CHOICES, 3)).containsOnly("dev.cairn.roadmap-choice.made.v1");
    }

    @Test
    void aShadowRunTellsWhoWouldFallAndWhyAndChangesNothing() throws Exception {
        Org org = organisation();
        Project shop = project(org);
        Project bare = project(org);
        scanned(shop, ServedTrees.shop());
        publish(org, OwnRoadmaps.tests("house", 1), null).then().statusCode(201);
        choose(org, null, "\"0\"", "house").then().statusCode(200);
        await().atMost(SOON).until(() -> latest(shop).getString("roadmap.id").equals("house"));
        await().atMost(SOON).until(() -> latest(bare).getString("roadmap.id").equals("house"));
        long stored = number(org, "select count(*) from assessment");

        Response started = as("ben")
                .contentType(YAML)
                .body(OwnRoadmaps.testsAndReview("house", 2).getBytes(StandardCharsets.UTF_8))
                .post(roadmaps(org) + "/shadow-runs");
        assertThat(started.statusCode()).as(started.asString()).isEqualTo(202);
        String run = started.header("Location");
        await().atMost(SOON)
                .until(() -> as("vic").get(run).jsonPath().getString("state").equals("succeeded"));

        assertThat(as("vic").get(run).jsonPath().getMap(""))
                .containsEntry("projects", 2)
                .containsEntry("falls", 1)
                .containsEntry("same", 1);
        JsonPath falls = as("vic").get(run + "/results?change=falls").jsonPath();
        assertThat(falls.getList("items")).hasSize(1);
        assertThat(falls.getString("items[0].project.slug")).isEqualTo(shop.slug());
        assertThat(falls.getMap("items[0].before")).containsEntry("version", 1);
        assertThat(falls.getMap("items[0].after")).containsEntry("version", 2);
        assertThat(falls.getMap("items[0].phases[0]"))
                .containsEntry("openBefore", true)
                .containsEntry("openAfter", false)
                .containsEntry("readinessBefore", 100.0f)
                .containsEntry("readinessAfter", 66.6f);
        assertThat(falls.getMap("items[0].practices[0]"))
                .containsEntry("id", "build.review")
                .containsEntry("after", "unknown")
                .doesNotContainKey("before");
        assertThat(falls.getString("items[0].practices[0].because[0].title"))
                .isEqualTo("Somebody else has reviewed it");
        assertThat(number(org, "select count(*) from assessment")).isEqualTo(stored);
        assertThat(as("vic").get(roadmaps(org) + "/shadow-runs").jsonPath().getList("items"))
                .hasSize(1);
        assertThat(as("vic")
                        .get(API + "/jobs/" + org.slug() + run.substring(run.lastIndexOf('/')))
                        .jsonPath()
                        .getString("kind"))
                .isEqualTo("shadow-run");
        refused(as("vic").get(run + "/results?change=all"), 400, "invalid-request");
        refused(as("oda").get(run), 404, "not-found");
        refused(
                as("vic").contentType(YAML).body(new byte[] {120}).post(roadmaps(org) + "/shadow-runs"),
                403,
                "forbidden");
        refused(
                as("ben").contentType(YAML).body(new byte[] {120}).post(roadmaps(org) + "/shadow-runs"),
                400,
                "roadmap-not-valid");
    }

    private static Response attest(Project project) {
        return as("ana")
                .contentType("application/json")
                .body("""
                        {"check": "build.review.done", "statement": "Ben has read all of it.",
                         "facts": {"own.reviewed": true}, "endsAt": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(30))))
                .post(project.attestations());
    }
}
