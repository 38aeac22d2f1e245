package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.events.EventType;
import dev.cairn.events.ProjectState;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Assessments that nobody asked for: because the project was changed, or because time has passed. */
@QuarkusTest
class TimeTest extends ServiceTest {

    private static final String PIPELINE = "foundation.ci-cd";
    private static final String CHANGE = "changes.find { it.practice == 'foundation.ci-cd' }";
    private static final String STORED = "select count(*) from assessment where project_id = '%s'";
    private static final String TIMER =
            "update job set due_at = now() where state = 'queued' and dedup_key = 'timer %s'";

    @Test
    void aHypothesisThatIsReachedChangesTheAssessment() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        assertThat(outcome(latest(project), "mvp.hypothesis")).isNotEqualTo("met");

        tell(EventType.HYPOTHESIS_STATED, state(project, 2, hypothesis(new BigDecimal("41")), "mvp"));
        await().atMost(SOON)
                .until(() -> outcome(latest(project), "mvp.hypothesis").equals("met"));

        tell(EventType.HYPOTHESIS_STATED, state(project, 3, hypothesis(new BigDecimal("39")), "mvp"));
        await().atMost(SOON)
                .until(() -> !outcome(latest(project), "mvp.hypothesis").equals("met"));
        assertThat(latest(project).<Boolean>getList("changes.findAll { it.practice == 'mvp.hypothesis' }.regression"))
                .containsExactly(true);
        assertThat(as("vic").get(project.evidence() + "?limit=100").jsonPath().<String>getList("items.strength"))
                .contains("claimed", "demonstrated", "detected");
        assertThat(number(
                        project.org(),
                        "select count(*) from evidence where source = 'hypothesis' and superseded_at is null"
                                + " and project_id = '" + project.id() + "'"))
                .isEqualTo(2);
    }

    @Test
    void oldNewsChangesNothing() throws Exception {
        Project project = project(organisation());
        tell(EventType.PHASE_ENTERED, state(project, 5, null, "scale"));
        await().atMost(SOON)
                .until(() -> latest(project).getString("declaredPhase").equals("scale"));
        long stored = number(project.org(), STORED.formatted(project.id()));

        tell(EventType.PHASE_ENTERED, state(project, 4, null, "foundation"));
        tell(EventType.PROJECT_UPDATED, state(project, 6, null, "scale"));
        Project marker = project(project.org());

        assertThat(latest(marker).getString("phase")).isEqualTo("mvp");
        assertThat(latest(project).getString("declaredPhase")).isEqualTo("scale");
        assertThat(number(project.org(), STORED.formatted(project.id()))).isEqualTo(stored);
    }

    @Test
    void aDeletedProjectIsGone() {
        Project project = project(organisation());

        tellDeleted(project);

        await().atMost(SOON)
                .until(() -> as("vic").get(project.assessments() + "/latest").statusCode() == 404);
    }

    @Test
    void evidenceAgesAndGoesStaleByItself() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        assertThat(latest(project).getList("ageing")).isEmpty();
        assertThat(number(
                        project.org(),
                        "select count(*) from job where state = 'queued' and due_at > now()"
                                + " and dedup_key = 'timer " + project.id() + "'"))
                .isOne();

        observed(project, 80);
        asSuperuser(TIMER.formatted(project.id()));
        await().atMost(SOON).until(() -> !latest(project).getList("ageing").isEmpty());
        assertThat(outcome(latest(project), "foundation.ci-cd")).isEqualTo("met");

        observed(project, 100);
        asSuperuser(TIMER.formatted(project.id()));
        await().atMost(SOON)
                .until(() -> outcome(latest(project), "foundation.ci-cd").equals("stale"));
        assertThat(latest(project).<String>getList("changes.findAll { it.practice == 'foundation.ci-cd' }.cause"))
                .containsExactly("expired");
    }

    @Test
    void anAssessmentOfLastWeekHasTheSameDigestAndOneWhoseEvidenceExpiredShowsTheRegression() {
        Project project = project(organisation());
        String made = scanned(project, ServedTrees.shop()).getString("result.assessmentId");

        try (var time = MovedTime.by(Duration.ofDays(7))) {
            assertThat(rerun(project, made)).as("a week later").isTrue();

            time.to(Duration.ofDays(100));
            tell(EventType.PHASE_ENTERED, state(project, 2, null, "foundation"));
            await().atMost(SOON).until(() -> outcome(latest(project), PIPELINE).equals("stale"));

            Map<String, Object> lost = lastChange(project, PIPELINE);
            assertThat(lost)
                    .containsEntry("to", "stale")
                    .containsEntry("cause", "expired")
                    .containsEntry("milestone", "lost");
            JsonPath expired = as("vic")
                    .get(project.assessments() + "/" + lost.get("assessment"))
                    .jsonPath();
            assertThat(expired.getMap(CHANGE)).containsEntry("cause", "expired").containsEntry("regression", true);
            assertThat(expired.getString(CHANGE + ".detail")).contains("its evidence is too old");
            assertThat(rerun(project, made)).as("with its evidence expired").isTrue();
            assertThat(rerun(project, expired.getString("id"))).isTrue();
        }
    }

    @Test
    void evidenceAgesAndExpiresByItselfAsTheClockGoes() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());

        try (var time = MovedTime.by(Duration.ofDays(75))) {
            await().atMost(SOON)
                    .until(() ->
                            latest(project).<String>getList("ageing.practice").contains(PIPELINE));
            assertThat(outcome(latest(project), PIPELINE)).isEqualTo("met");

            time.to(Duration.ofDays(91));
            await().atMost(SOON).until(() -> outcome(latest(project), PIPELINE).equals("stale"));
            assertThat(lastChange(project, PIPELINE)).containsEntry("cause", "expired");
        }
    }

    @Test
    void thePaceTurnsByItselfAsTheWeeksGo() {
        Project project = project(organisation());
        ProjectState last = state(project, 2, null, "mvp");
        tell(
                EventType.PROJECT_UPDATED,
                new ProjectState(
                        last.id(),
                        last.organisationId(),
                        last.organisationSlug(),
                        last.slug(),
                        last.name(),
                        LocalDate.now(ZoneOffset.UTC),
                        last.urls(),
                        last.tags(),
                        last.phase(),
                        null,
                        null,
                        2,
                        false));
        await().atMost(SOON)
                .until(() -> latest(project).getString("pace.verdict").equals("on-track"));

        try (var time = MovedTime.by(Duration.ofDays(43))) {
            await().atMost(SOON)
                    .until(() -> latest(project).getString("pace.verdict").equals("behind"));
            assertThat(latest(project).getInt("pace.week")).as("at " + time).isEqualTo(7);
            assertThat(latest(project).getList("changes")).isEmpty();
        }
    }

    @Test
    void aWaiverThatEndsMakesANewAssessment() {
        Project project = project(organisation());
        String waiver = as("ana")
                .contentType("application/json")
                .body(Map.of(
                        "target",
                        "foundation.monitoring",
                        "reason",
                        "Later.",
                        "endsAt",
                        Instant.now().plus(Duration.ofDays(60)).toString()))
                .post(project.waivers())
                .jsonPath()
                .getString("id");
        as("ben")
                .contentType("application/json")
                .header("If-Match", "*")
                .body("{}")
                .post(project.waivers() + "/" + waiver + "/approve")
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .until(() -> outcome(latest(project), "foundation.monitoring").equals("waived"));

        try (var time = MovedTime.by(Duration.ofDays(61))) {
            await().atMost(SOON)
                    .until(() ->
                            !outcome(latest(project), "foundation.monitoring").equals("waived"));
            assertThat(lastChange(project, "foundation.monitoring"))
                    .as("at " + time)
                    .containsEntry("cause", "waiver");
        }
    }

    @Test
    void anAssessmentByAnotherVersionOfTheRoadmapIsMadeAnew() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        long stored = number(project.org(), STORED.formatted(project.id()));
        // as an older version of the roadmap left it, which judged a practice otherwise
        asSuperuser("""
                update assessment set roadmap_version = 0, standing = 'sha256:of-another-version',
                    outcomes = outcomes || '{"foundation.ci-cd": "partial"}'
                where project_id = '%s'""".formatted(project.id()));

        asSuperuser(TIMER.formatted(project.id()));

        await().atMost(SOON).until(() -> number(project.org(), STORED.formatted(project.id())) == stored + 1);
        assertThat(latest(project).getMap(CHANGE))
                .containsEntry("cause", "roadmap")
                .containsEntry("from", "partial");
        assertThat(lastChange(project, PIPELINE)).containsEntry("cause", "roadmap");
    }

    /** The project is held meanwhile, so that the first assessment cannot end before the last event is there. */
    @Test
    void howeverManyEventsArriveTheProjectIsAssessedOnceMore() throws Exception {
        Project project = project(organisation());
        long stored = number(project.org(), STORED.formatted(project.id()));
        String waiting = "select count(*) from job where kind = 'assess' and subject = '" + project.id()
                + "' and dedup_key = 'now " + project.id() + "' and state in ('queued', 'running')";

        try (var connection = superuser();
                var held = connection.createStatement()) {
            connection.setAutoCommit(false);
            held.execute("select 1 from project_state where project_id = '" + project.id() + "' for update");
            for (int version = 2; version < 60; version++) {
                tell(
                        EventType.PHASE_ENTERED,
                        state(project, version, null, version % 2 == 0 ? "foundation" : "production"));
            }
            await().atMost(SOON)
                    .until(() ->
                            number(project.org(), "select version from known_project where id = '" + project.id() + "'")
                                    == 59);
            assertThat(number(project.org(), waiting)).isBetween(1L, 2L);
            connection.rollback();
        }

        await().atMost(SOON).until(() -> number(project.org(), waiting) == 0);
        assertThat(latest(project).getString("declaredPhase")).isEqualTo("production");
        assertThat(number(project.org(), STORED.formatted(project.id()))).isBetween(stored + 1, stored + 2);
    }

    @Test
    void aTimerThatFindsNothingNewStoresNothing() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        long stored = number(project.org(), STORED.formatted(project.id()));
        String waits = "select count(*) from job where state = 'queued' and due_at > now() + interval '1 day'"
                + " and dedup_key = 'timer " + project.id() + "'";

        asSuperuser(TIMER.formatted(project.id()));

        String done = "select count(*) from job where kind = 'assess' and state = 'succeeded' and dedup_key = 'timer "
                + project.id() + "'";
        await().atMost(SOON).until(() -> number(project.org(), done) == 1);
        assertThat(number(project.org(), STORED.formatted(project.id()))).isEqualTo(stored);
        assertThat(number(project.org(), waits)).isOne();
    }

    @Test
    void anAssessmentThatIsAskedForIsKeptAndHasTheSameDigest() {
        Project project = project(organisation());
        String first =
                ended(project, accepted(as("ana").post(project.assessments()))).getString("result.assessmentId");
        String second =
                ended(project, accepted(as("ana").post(project.assessments()))).getString("result.assessmentId");

        assertThat(second).isNotEqualTo(first);
        assertThat(as("vic")
                        .get(project.assessments() + "/" + second)
                        .jsonPath()
                        .getString("digest"))
                .isEqualTo(as("vic")
                        .get(project.assessments() + "/" + first)
                        .jsonPath()
                        .getString("digest"));
    }

    @Test
    void aScanThatComesInLateDoesNotReplaceANewerOne() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());

        var late = scanJob(project, Archives.tar(ServedTrees.shopWithoutPipelineAndTests()), "state", "'succeeded'");
        asSuperuser(
                "update job set state = 'queued', created_at = now() - interval '1 hour' where id = '" + late + "'");

        assertThat(ended(project, late.toString()).getString("state")).isEqualTo("succeeded");
        assertThat(outcome(latest(project), "foundation.ci-cd")).isEqualTo("met");
    }

    /** As the history has it: by the clock several timers come due at once, and the latest assessment may be a later one. */
    private static Map<String, Object> lastChange(Project project, String practice) {
        return as("vic")
                .get(project.assessments() + "/history?practice=" + practice)
                .jsonPath()
                .getMap("items[0]");
    }

    private static boolean rerun(Project project, String assessment) {
        return as("vic")
                .post(project.assessments() + "/" + assessment + "/rerun")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getBoolean("same");
    }

    private static void observed(Project project, int daysAgo) throws Exception {
        asSuperuser(
                "update evidence set observed_at = now() - interval '%d days' where source = 'scan' and project_id = '%s'"
                        .formatted(daysAgo, project.id()));
    }

    private static ProjectState.Hypothesis hypothesis(BigDecimal observed) {
        return new ProjectState.Hypothesis(
                "Shops order again",
                "share of shops that order again, in percent",
                new BigDecimal("40"),
                "at-least",
                observed,
                LocalDate.parse("2026-09-01"),
                LocalDate.parse("2026-11-01"));
    }
}
