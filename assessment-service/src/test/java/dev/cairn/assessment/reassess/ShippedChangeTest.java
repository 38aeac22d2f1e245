package dev.cairn.assessment.reassess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.assessment.OwnRoadmaps;
import dev.cairn.assessment.ServiceTest;
import dev.cairn.assessment.ownroadmap.ShippedRoadmap;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A program with a higher version of the shipped roadmap starts: all who follow it are assessed again, once. */
@QuarkusTest
class ShippedChangeTest extends ServiceTest {

    @Inject
    ShippedChange shippedChange;

    @Inject
    ShippedRoadmap shipped;

    @Test
    void whoFollowsTheShippedRoadmapIsAssessedAgainOnceAndNobodyElse() throws Exception {
        Org org = organisation();
        Project first = project(org);
        Project second = project(org);
        Project own = project(org);
        followOwn(org, own);
        Org other = organisation();
        Project elsewhere = project(other);
        assessedByTheVersionBefore(org);
        assessedByTheVersionBefore(other);
        long gone = overs(org);
        long ofFirst = assessments(first);
        long ofOwn = assessments(own);

        tell();
        tell();

        for (Project project : new Project[] {first, second, elsewhere}) {
            await().atMost(SOON).until(() -> isJudgedByShipped(project));
            assertThat(latest(project).getInt("roadmap.version"))
                    .isEqualTo(shipped.roadmap().version());
        }
        await().atMost(SOON).until(() -> unfinished(org) == 0 && unfinished(other) == 0);
        assertThat(assessments(first)).isEqualTo(ofFirst + 1);
        assertThat(assessments(own)).isEqualTo(ofOwn);
        assertThat(overs(org)).as("gone over once").isEqualTo(gone + 1);
        assertThat(toldOf(org)).isEqualTo(shipped.roadmap().version());
    }

    @Test
    void anOlderProgramUndoesNothing() throws Exception {
        Org org = organisation();
        Project project = project(org);
        tell();
        await().atMost(SOON).until(() -> unfinished(org) == 0);
        asSuperuser("update told_roadmap set number = number + 1 where organisation_id = '" + org.id() + "'");
        asSuperuser(
                "update project_state set roadmap_digest = 'sha256:newer' where project_id = '" + project.id() + "'");

        tell();

        assertThat(unfinished(org)).isZero();
        assertThat(isJudgedByShipped(project)).isFalse();
        assertThat(toldOf(org)).isEqualTo(shipped.roadmap().version() + 1);
    }

    private void tell() {
        shippedChange.tell().await().atMost(SOON);
    }

    /** Leaves everything as a program left it whose roadmap was a version lower. */
    private void assessedByTheVersionBefore(Org org) throws SQLException {
        int before = shipped.roadmap().version() - 1;
        await().atMost(SOON)
                .until(() -> number(org, "select count(*) from job where kind = 'assess' and state = 'running'") == 0);
        asSuperuser("""
                insert into told_roadmap values ('%1$s', '%2$s', %3$d, now())
                    on conflict (organisation_id, roadmap) do update set number = excluded.number;
                update assessment set roadmap_version = %3$d, standing = 'of before'
                    where organisation_id = '%1$s' and roadmap_id = '%2$s';
                update project_state set roadmap_digest = 'sha256:of-before'
                    where organisation_id = '%1$s' and roadmap_digest = '%4$s'""".formatted(org.id(), shipped.roadmap().id(), before, shipped.digest()));
    }

    private static void followOwn(Org org, Project project) {
        as("ana")
                .contentType("application/yaml")
                .body(OwnRoadmaps.tests("house", 1).getBytes(StandardCharsets.UTF_8))
                .post(API + "/roadmaps/" + org.slug())
                .then()
                .statusCode(201);
        as("ana")
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{\"roadmap\": \"house\"}")
                .put(API + "/roadmap-choices/" + org.slug() + "/" + project.slug())
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> latest(project).getString("roadmap.id").equals("house"));
    }

    private boolean isJudgedByShipped(Project project) throws SQLException {
        return number(
                        project.org(),
                        "select count(*) from project_state where project_id = '" + project.id()
                                + "' and roadmap_digest = '" + shipped.digest() + "'")
                == 1;
    }

    private static long assessments(Project project) throws SQLException {
        return number(project.org(), "select count(*) from assessment where project_id = '" + project.id() + "'");
    }

    private static long overs(Org org) throws SQLException {
        return number(org, "select count(*) from job where kind = 'reassess'");
    }

    private static long unfinished(Org org) throws SQLException {
        return number(org, "select count(*) from job where kind = 'reassess' and state in ('queued', 'running')");
    }

    private long toldOf(Org org) throws SQLException {
        return number(
                org,
                "select number from told_roadmap where roadmap = '"
                        + shipped.roadmap().id() + "'");
    }
}
