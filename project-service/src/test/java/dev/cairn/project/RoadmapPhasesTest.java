package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.CairnEvent;
import dev.cairn.events.EventData;
import dev.cairn.events.EventType;
import dev.cairn.events.RoadmapChoiceState;
import dev.cairn.events.RoadmapState;
import dev.cairn.events.RoadmapState.Phase;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A team declares phases of the roadmap that its project follows, as assessment-service tells of it. */
@QuarkusTest
class RoadmapPhasesTest extends ServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final List<Phase> TWO = List.of(new Phase("build", "Build"), new Phase("run", "Run it"));

    private final UUID version = UUID.randomUUID();
    private final UUID choice = UUID.randomUUID();
    private String org = "";
    private UUID id = version;

    @BeforeEach
    void found() {
        org = organisation("ana");
        id = idOf(org, "ana");
    }

    @Test
    void theOrganisationsRoadmapGivesThePhasesOfItsProjects() {
        project(org, "ana", "shop");
        tellVersion(3, TWO, NOW);
        tellChoice(choice, null, "house-rules", 1);

        await().atMost(SOON).until(() -> enter("shop", "run") == 201);

        assertThat(phase("shop")).isEqualTo("run");
        invalid(
                as("ana").body(Map.of("to", "scale")).post(API + "/projects/" + org + "/shop/phase-transitions"),
                "/to");
        project(org, "ana", "second");
        assertThat(phase("second")).isEqualTo("build");
        invalid(
                as("ana")
                        .body(Map.of("slug", "third", "name", "x", "startDate", "2026-01-01", "phase", "mvp"))
                        .post(API + "/projects/" + org),
                "/phase");
    }

    @Test
    void aProjectsOwnChoiceCountsFirstAndCanBeTakenBack() {
        project(org, "ana", "shop");
        project(org, "ana", "other");
        UUID shop = UUID.fromString(
                as("ana").get(API + "/projects/" + org + "/shop").path("id"));
        tellVersion(1, TWO, NOW);
        tellChoice(choice, shop, "house-rules", 1);

        await().atMost(SOON).until(() -> enter("shop", "run") == 201);
        assertThat(enter("other", "run")).isEqualTo(400);

        tellChoice(choice, shop, null, 2);
        await().atMost(SOON).until(() -> enter("shop", "scale") == 201);
        assertThat(enter("shop", "build")).isEqualTo(400);
    }

    @Test
    void theHighestVersionInEffectCountsAndOneWithoutPhasesGivesTheDefaultOnes() {
        project(org, "ana", "shop");
        tellChoice(choice, null, "house-rules", 1);
        tellVersion(2, TWO, NOW);
        await().atMost(SOON).until(() -> enter("shop", "run") == 201);

        tellVersion(3, List.of(new Phase("later", "Later")), null);
        tellVersion(1, List.of(new Phase("earlier", "Earlier")), NOW);
        tellVersion(4, null, NOW);

        await().atMost(SOON).until(() -> enter("shop", "scale") == 201);
        assertThat(enter("shop", "later")).isEqualTo(400);
        assertThat(enter("shop", "earlier")).isEqualTo(400);
    }

    private int enter(String project, String phase) {
        return as("ana")
                .body(Map.of("to", phase))
                .post(API + "/projects/" + org + "/" + project + "/phase-transitions")
                .statusCode();
    }

    private String phase(String project) {
        return as("ana").get(API + "/projects/" + org + "/" + project).path("phase");
    }

    private void tellVersion(int number, @Nullable List<Phase> phases, @Nullable Instant activated) {
        tell(
                activated == null ? EventType.ROADMAP_PUBLISHED : EventType.ROADMAP_ACTIVATED,
                new RoadmapState(
                        version,
                        id,
                        "house-rules",
                        number,
                        "House rules",
                        "sha256:00",
                        activated == null ? "scheduled" : "in-effect",
                        NOW,
                        "ana",
                        NOW,
                        activated,
                        null,
                        null,
                        phases,
                        1));
    }

    private void tellChoice(UUID of, @Nullable UUID project, @Nullable String roadmap, long number) {
        tell(
                EventType.ROADMAP_CHOSEN,
                new RoadmapChoiceState(of, id, project, project == null ? null : "shop", roadmap, "ana", NOW, number));
    }

    private static void tell(EventType type, EventData data) {
        TestEvents.publish(CairnEvent.of(UUID.randomUUID(), type, NOW, data));
    }
}
