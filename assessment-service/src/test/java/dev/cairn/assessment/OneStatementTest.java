package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A request that reads of many projects asks the database as often as one that reads of a single one: once. */
@QuarkusTest
@QuarkusTestResource(
        value = LoggedServers.class,
        initArgs = @ResourceArg(name = "service", value = "assessment"),
        restrictToAnnotatedClass = true)
class OneStatementTest extends ServiceTest {

    private static final Pattern OF_PROJECTS =
            Pattern.compile("\\b(?:known_project|project_state|assessment|evidence|finding)\\b");

    @Test
    void tenChecksOfAHundredProjectsAreOneStatement() throws Exception {
        Org org = organisation();
        Project first = project(org);
        scanned(first, ServedTrees.shop());
        List<String> checks = tenChecks(first);
        String path = API + "/assessments/" + org.slug() + "?limit=100&check=" + String.join("&check=", checks);
        await().atMost(SOON).until(() -> number(org, "select count(*) from job where state = 'running'") == 0);
        as("vic").get(path).then().statusCode(200);
        List<String> ofOne = statements(path);
        addProjects(org, first);

        List<String> ofHundred = statements(path);

        assertThat(ofHundred).hasSize(1).isEqualTo(ofOne);
        JsonPath page = as("vic").get(path).jsonPath();
        assertThat(page.getList("items")).hasSize(100);
        assertThat(page.<Map<String, String>>getList("items.checks"))
                .allSatisfy(one -> assertThat(one).containsOnlyKeys(checks));
        assertThat(page.<Map<String, String>>getList("items.checks").stream()
                        .distinct()
                        .toList())
                .containsExactly(outcomes(first, checks));
    }

    @Test
    void whatIsNoIdOfACheckIsRefusedAndWhatNoRoadmapHasIsLeftOut() {
        Org org = organisation();
        project(org);
        String path = API + "/assessments/" + org.slug();

        refused(as("vic").get(path + "?check=" + "a&check=".repeat(20) + "a"), 400, "invalid-request");
        refused(as("vic").get(path + "?check=a%00"), 400, "invalid-request");
        assertThat(as("vic").get(path + "?check=no.such").jsonPath().getMap("items[0].checks"))
                .isEmpty();
        assertThat(as("vic").get(path).jsonPath().getMap("items[0]")).doesNotContainKey("checks");
    }

    /** Statements over data of projects that the request makes; what the service does by itself meanwhile reads none. */
    private static List<String> statements(String path) {
        List<String> before = LoggedServers.log().executed();
        as("vic").get(path).then().statusCode(200);
        List<String> all = LoggedServers.log().executed();
        return all.subList(before.size(), all.size()).stream()
                .filter(statement -> OF_PROJECTS.matcher(statement).find())
                .toList();
    }

    private static List<String> tenChecks(Project project) {
        return latest(project).<String>getList("phases.practices.checks.id.flatten()").stream()
                .limit(10)
                .toList();
    }

    private static Map<String, String> outcomes(Project project, List<String> checks) {
        JsonPath latest = latest(project);
        return checks.stream()
                .collect(Collectors.toMap(
                        check -> check,
                        check -> latest.getString(
                                "phases.practices.checks.flatten().find { it.id == '" + check + "' }.outcome")));
    }

    /** Ninety-nine more, each assessed as the first was. */
    private static void addProjects(Org org, Project like) throws SQLException {
        asSuperuser("""
                insert into known_project (id, organisation_id, slug, name, version, deleted, state)
                select gen_random_uuid(), organisation_id, 'many-' || n, 'many-' || n, 1, false, state
                from known_project, generate_series(1, 99) n where id = '%2$s';
                insert into project_state (project_id, organisation_id, sequence, roadmap_digest)
                select p.id, p.organisation_id, s.sequence, s.roadmap_digest from known_project p, project_state s
                where p.organisation_id = '%1$s' and p.id <> '%2$s' and s.project_id = '%2$s';
                insert into assessment (id, organisation_id, project_id, sequence, digest, standing, roadmap_id, roadmap_version,
                    assessed_at, phase, outcomes, open_gates, summary, document, inputs)
                select gen_random_uuid(), p.organisation_id, p.id, a.sequence, digest, standing, roadmap_id, roadmap_version,
                    assessed_at, phase, outcomes, open_gates, summary, document, inputs
                from known_project p, assessment a
                where p.organisation_id = '%1$s' and p.id <> '%2$s' and a.project_id = '%2$s'""".formatted(org.id(), like.id()));
    }
}
