package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.kit.testing.ServersResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What became of a project: changes, milestones, the trend by day, and assessments compared. */
@QuarkusTest
class HistoryTest extends ServiceTest {

    private static final String PIPELINE = "foundation.ci-cd";

    @Test
    void practicesAndPhasesTellWhenTheyWereAchievedLostAndRegained() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        JsonPath achieved = latest(project);
        scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        JsonPath lost = latest(project);
        String milestone = "practices.find { it.id == '" + PIPELINE + "' }";

        JsonPath before = get(project, "/milestones");
        assertThat(before.getBoolean(milestone + ".holds")).isFalse();
        assertThat(before.getMap(milestone + ".achieved")).isEqualTo(occasion(achieved));
        assertThat(before.getMap(milestone + ".lost")).isEqualTo(occasion(lost));
        assertThat(before.getMap(milestone + ".regained")).isNull();

        scanned(project, ServedTrees.shop());
        JsonPath regained = latest(project);
        scanned(project, ServedTrees.shop());

        JsonPath after = get(project, "/milestones");
        assertThat(after.getBoolean(milestone + ".holds")).isTrue();
        assertThat(after.getMap(milestone + ".achieved")).isEqualTo(occasion(achieved));
        assertThat(after.getMap(milestone + ".lost")).isEqualTo(occasion(lost));
        assertThat(after.getMap(milestone + ".regained")).isEqualTo(occasion(regained));
        assertThat(after.getInt(milestone + ".losses")).isEqualTo(1);
        assertThat(after.getList("phases")).isEmpty();
        assertThat(after.getList("practices.id")).doesNotContain("mvp.hypothesis");
    }

    @Test
    void aPracticesHistoryHasItsChangesOnlyAndByPages() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        scanned(project, ServedTrees.shop());
        scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        String path = "/history?practice=" + PIPELINE;

        JsonPath all = get(project, path);
        assertThat(all.getList("items.to")).hasSize(3);
        assertThat(all.getList("items.milestone")).containsExactly("lost", "achieved", null);
        assertThat(all.getList("items.cause")).containsExactly("lost", "evidence", null);
        assertThat(all.getList("items.from")).containsExactly("met", "unknown", null);
        assertThat(all.getString("items[0].assessment"))
                .isEqualTo(latest(project).getString("id"));
        assertThat(all.getString("nextCursor")).isNull();

        JsonPath first = get(project, path + "&limit=2");
        JsonPath rest = as("vic")
                .queryParam("cursor", first.getString("nextCursor"))
                .get(project.assessments() + path + "&limit=2")
                .jsonPath();
        assertThat(first.getList("items")).isEqualTo(all.getList("items").subList(0, 2));
        assertThat(rest.getList("items")).isEqualTo(all.getList("items").subList(2, 3));

        assertThat(get(project, "/history?phase=mvp").getList("items.to")).containsExactly("closed");
        assertThat(get(project, "/history?practice=no.such").getList("items")).isEmpty();
        refused(as("vic").get(project.assessments() + "/history"), 400, "invalid-request");
        refused(as("vic").get(project.assessments() + "/history?practice=a&phase=b"), 400, "invalid-request");
    }

    @Test
    void theHistoryThatTheMigrationMakesIsTheOneThatWasKept() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        scanned(project, ServedTrees.shop());
        scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        List<JsonPath> kept = histories(project);

        asSuperuser("delete from outcome_change; delete from milestone");
        for (String statement : migration()) {
            asSuperuser(statement);
        }

        assertThat(histories(project))
                .extracting(JsonPath::prettify)
                .isEqualTo(kept.stream().map(JsonPath::prettify).toList());
    }

    @Test
    void theTrendShowsEachDayInTheZoneOfWhoAsks() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        // 23:30 UTC is the next day in Berlin; the two scans were 10 and 3 days ago
        moved(project, 1, "2026-10-30T10:00:00Z");
        moved(project, 2, "2026-11-01T23:30:00Z");
        moved(project, 3, "2026-11-03T23:30:00Z");

        JsonPath utc = get(project, "/trend?from=2026-10-29&to=2026-11-05");
        assertThat(utc.getList("days.day"))
                .containsExactly(
                        "2026-10-30",
                        "2026-10-31",
                        "2026-11-01",
                        "2026-11-02",
                        "2026-11-03",
                        "2026-11-04",
                        "2026-11-05");
        assertThat(utc.getList("days.assessments")).containsExactly(1, 0, 1, 0, 1, 0, 0);
        assertThat(utc.<Integer>getList("days.regressions").subList(0, 4)).containsOnly(0);
        assertThat(utc.getInt("days[4].regressions")).isPositive();
        assertThat(utc.getString("days[6].assessment"))
                .isEqualTo(latest(project).getString("id"));
        assertThat(utc.getList("days[0].phases.id")).containsExactly("mvp", "foundation", "scale", "production");
        assertThat(utc.getDouble("days[2].phases[1].readiness"))
                .isGreaterThan(utc.getDouble("days[4].phases[1].readiness"));

        JsonPath berlin = get(project, "/trend?from=2026-11-02&to=2026-11-05&zone=Europe/Berlin");
        assertThat(berlin.getList("days.assessments")).containsExactly(1, 0, 1, 0);
        assertThat(berlin.getString("zone")).isEqualTo("Europe/Berlin");
    }

    /**
     * The bounds are wide: reading the summaries of all of them, or all of them for each day, takes many times as long. So it
     * is whether the database has counted the rows yet or not.
     */
    @Test
    void tenThousandAssessmentsAreNoSlowerToRead() throws Exception {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        asSuperuser("""
            insert into assessment (id, organisation_id, project_id, sequence, digest, standing, roadmap_id,
                roadmap_version, assessed_at, phase, outcomes, open_gates, summary, document, inputs)
            select gen_random_uuid(), organisation_id, project_id, sequence + n, digest, standing, roadmap_id,
                roadmap_version, timestamptz '2025-11-01' + n * interval '50 minutes', phase, outcomes, open_gates, summary,
                '{}', inputs
            from assessment, generate_series(1, 10000) n
            where project_id = '%1$s' and sequence = 2;
            update project_state set sequence = sequence + 10000 where project_id = '%1$s'\
            """.formatted(project.id()));

        for (String statistics : List.of("select 1", "analyze assessment")) {
            asSuperuser(statistics);
            long started = System.nanoTime();
            JsonPath trend = get(project, "/trend?from=2025-11-01&to=2026-10-31");
            get(project, "/milestones");
            get(project, "/history?practice=" + PIPELINE);
            Duration took = Duration.ofNanos(System.nanoTime() - started);

            assertThat(trend.getList("days")).hasSize(365);
            assertThat(trend.getInt("days[100].assessments")).isBetween(28, 29);
            assertThat(took).as(statistics).isLessThan(Duration.ofSeconds(2));
            System.out.println("trend of a year, milestones and history of 10,000 assessments: " + took);
        }
    }

    @Test
    void whatIsReadAgainIsNotSentAgainWhileItIsTheSame() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        String today = LocalDate.now(ZoneOffset.UTC).toString();

        for (String path : List.of("/history?practice=" + PIPELINE, "/milestones", "/trend?to=" + today, "/compare")) {
            var first = as("vic").get(project.assessments() + path);
            String tag = first.header("ETag");
            assertThat(tag).as(path).matches("\"[0-9a-f]{32}\"");
            assertThat(first.contentType()).startsWith("application/json");
            var again = as("vic").header("If-None-Match", tag).get(project.assessments() + path);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.asString()).isEmpty();
        }
        String tag = as("vic").get(project.assessments() + "/compare").header("ETag");
        scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        assertThat(as("vic")
                        .header("If-None-Match", tag)
                        .get(project.assessments() + "/compare")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theTrendOfTodayNeedsNoDates() {
        Project project = project(organisation());

        JsonPath trend = get(project, "/trend");

        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(trend.getString("to"))
                .isIn(today.toString(), today.minusDays(1).toString());
        assertThat(trend.getList("days")).hasSize(1);
        JsonPath future = get(project, "/trend?from=" + today + "&to=" + today.plusDays(30));
        assertThat(future.getList("days")).hasSizeLessThanOrEqualTo(2);
        assertThat(get(project, "/trend?from=" + today.plusDays(5) + "&to=" + today.plusDays(9))
                        .getList("days"))
                .isEmpty();
    }

    @Test
    void aTrendWithoutSenseIsRefused() {
        Project project = project(organisation());

        for (var wrong : Map.of(
                        "?from=2026-11-22&to=2026-11-21", "?from",
                        "?from=2025-10-01&to=2026-11-21", "?from",
                        "?from=yesterday", "?from",
                        "?to=2026-02-30", "?to",
                        "?to=9999-01-01", "?to",
                        "?zone=UTC%2B2", "?zone",
                        "?zone=Atlantis", "?zone")
                .entrySet()) {
            var answer = as("vic").urlEncodingEnabled(false).get(project.assessments() + "/trend" + wrong.getKey());
            refused(answer, 400, "invalid-request");
            assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(wrong.getValue());
        }
        assertThat(ZoneId.getAvailableZoneIds()).contains("UTC");
    }

    @Test
    void twoAssessmentsAreComparedWithCauseAndEvidence() {
        Project project = project(organisation());
        JsonPath full = scanned(project, ServedTrees.shop());
        JsonPath less = scanned(project, ServedTrees.shopWithoutPipelineAndTests());
        String from = full.getString("result.assessmentId");
        String to = less.getString("result.assessmentId");

        JsonPath given = get(project, "/compare?from=" + from + "&to=" + to);
        assertThat(given.prettify()).isEqualTo(get(project, "/compare").prettify());
        assertThat(given.getString("from.id")).isEqualTo(from);
        assertThat(given.getString("to.id")).isEqualTo(to);
        assertThat(given.getBoolean("sameRoadmap")).isTrue();
        String practice = "practices.find { it.id == '" + PIPELINE + "' }";
        assertThat(given.getString(practice + ".outcome.from")).isEqualTo("met");
        assertThat(given.getString(practice + ".cause")).isEqualTo("lost");
        assertThat(given.getBoolean(practice + ".regression")).isTrue();
        String fact = practice + ".checks.find { it.id == 'foundation.ci-cd.tests-run' }.facts[0]";
        assertThat(given.getBoolean(fact + ".from.value")).isTrue();
        assertThat(given.getBoolean(fact + ".to.value")).isFalse();
        assertThat(given.getString(fact + ".from.evidenceId")).isEqualTo(full.getString("result.evidenceId"));
        assertThat(given.getString(fact + ".to.evidenceId")).isEqualTo(less.getString("result.evidenceId"));
        String foundation = "phases.find { it.id == 'foundation' }.readiness";
        assertThat(given.getDouble(foundation + ".from")).isGreaterThan(given.getDouble(foundation + ".to"));

        JsonPath back = get(project, "/compare?from=" + to + "&to=" + from);
        assertThat(back.getString(practice + ".cause")).isEqualTo("evidence");
        assertThat(back.getBoolean(practice + ".regression")).isFalse();
        assertThat(get(project, "/compare?from=" + to + "&to=" + to).getList("practices"))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsNotCompared() {
        Project project = project(organisation());
        Project other = project(project.org());
        String path = project.assessments() + "/compare";

        refused(as("vic").get(path), 404, "not-found");
        refused(as("vic").get(path + "?from=" + UUID.randomUUID()), 404, "not-found");
        refused(as("vic").get(path + "?to=" + UUID.randomUUID()), 404, "not-found");
        refused(as("vic").get(path + "?from=" + latest(other).getString("id")), 404, "not-found");
        refused(as("vic").get(path + "?from=latest"), 400, "invalid-request");
    }

    private static Map<String, Object> occasion(JsonPath assessment) {
        Instant at = Instant.parse(assessment.getString("assessedAt"));
        // the database keeps microseconds
        return Map.of("at", at.minusNanos(at.getNano() % 1000).toString(), "assessment", assessment.getString("id"));
    }

    private static JsonPath get(Project project, String path) {
        var answer = as("vic").get(project.assessments() + path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static List<JsonPath> histories(Project project) {
        return List.of(
                get(project, "/milestones"),
                get(project, "/history?practice=" + PIPELINE),
                get(project, "/history?practice=mvp.ui"),
                get(project, "/history?phase=mvp"));
    }

    /** The two statements of the migration that make the history of what is there. */
    private static List<String> migration() {
        try (var file = ServersResource.class.getResourceAsStream("/db/assessment/V202611261010__history.sql")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(text.substring(text.indexOf("insert into outcome_change"))
                            .split(";\n", 3))
                    .subList(0, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void moved(Project project, int sequence, String at) throws SQLException {
        asSuperuser("""
            update outcome_change set at = '%3$s' where project_id = '%1$s' and sequence = %2$d;
            update assessment set assessed_at = '%3$s' where project_id = '%1$s' and sequence = %2$d\
            """.formatted(project.id(), sequence, at));
    }
}
