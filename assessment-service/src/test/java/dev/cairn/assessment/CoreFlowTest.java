package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.EventType;
import dev.cairn.events.ProjectState;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The core flow that a project's settings name is looked for by the next scan. */
@QuarkusTest
class CoreFlowTest extends ServiceTest {

    private static final String CHECK =
            "phases.practices.flatten().checks.flatten().find { it.id == 'mvp.core-flow.named' }";

    @Test
    void aNamedFlowIsMetWhereItIsThereAndUnmetWhereNot() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        assertThat(latest(project).getString(CHECK + ".outcome")).isEqualTo("not-applicable");

        name(project, 2, "GET /orders");
        scanned(project, ServedTrees.shop());
        var there = latest(project);
        assertThat(there.getString(CHECK + ".outcome")).isEqualTo("met");
        assertThat(there.getString(CHECK + ".findings[0].path")).isEqualTo("src/server.ts");

        name(project, 3, "POST /refunds");
        assertThat(latest(project).getString(CHECK + ".outcome"))
                .as("what was found of another name")
                .isEqualTo("unmet");
        scanned(project, ServedTrees.shop());
        var gone = latest(project);
        assertThat(gone.getString(CHECK + ".outcome")).isEqualTo("unmet");
    }

    private static void name(Project project, long version, String flow) {
        ProjectState state = state(project, version, null, "mvp");
        String name = "Shop of " + flow;
        tell(
                EventType.PROJECT_UPDATED,
                new ProjectState(
                        state.id(),
                        state.organisationId(),
                        state.organisationSlug(),
                        state.slug(),
                        name,
                        state.startDate(),
                        Map.of(),
                        state.tags(),
                        state.phase(),
                        null,
                        flow,
                        version,
                        false));
        await().atMost(SOON)
                .until(() -> latest(project).getString("project.name").equals(name));
    }
}
