package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.AssessmentState;
import dev.cairn.events.EventCodec;
import dev.cairn.events.Topics;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The main job: an archive goes in, and what it proves comes out; what is lost later is noticed. */
@QuarkusTest
class MainJobTest extends ServiceTest {

    @Test
    void anArchiveProvesPracticesAndALaterOneWithoutThemIsARegression() {
        Project project = project(organisation());

        var job = scanned(project, ServedTrees.shop());

        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        var first = latest(project);
        assertThat(first.getString("id")).isEqualTo(job.getString("result.assessmentId"));
        assertThat(outcome(first, "foundation.ci-cd")).isEqualTo("met");
        assertThat(outcome(first, "foundation.type-safety")).isEqualTo("met");
        assertThat(outcome(first, "mvp.hypothesis")).isNotEqualTo("met");
        assertThat(first.<String>getList("phases.practices.flatten().checks.flatten().findings.flatten().path"))
                .contains(".github/workflows/ci.yml");
        assertThat(first.getString("phase")).isEqualTo("mvp");
        assertThat(first.getMap("nextAction")).isNotNull();

        var again = scanned(project, ServedTrees.shopWithoutPipelineAndTests());

        assertThat(again.getString("state")).isEqualTo("succeeded");
        var second = latest(project);
        assertThat(outcome(second, "foundation.ci-cd")).isNotEqualTo("met");
        assertThat(second.<Boolean>getList("changes.findAll { it.practice == 'foundation.ci-cd' }.regression"))
                .containsExactly(true);
        var told = TestEvents.read(
                        Topics.ASSESSMENTS,
                        records -> records.stream()
                                .anyMatch(record ->
                                        record.key().equals(project.id().toString())
                                                && new String(record.value()).contains(second.getString("id"))))
                .stream()
                .filter(record -> record.key().equals(project.id().toString()))
                .map(record -> EventCodec.read(AssessmentState.class, record.value()))
                .toList();
        assertThat(told).extracting(AssessmentState::sequence).isSorted().doesNotHaveDuplicates();
        AssessmentState last = told.get(told.size() - 1);
        assertThat(last.digest()).isEqualTo(second.getString("digest"));
        assertThat(last.changes()).anySatisfy(change -> {
            assertThat(change.practice()).isEqualTo("foundation.ci-cd");
            assertThat(change.regression()).isTrue();
            assertThat(change.cause()).isEqualTo("lost");
        });
    }
}
