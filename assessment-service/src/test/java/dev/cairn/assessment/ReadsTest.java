package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.cairn.assessment.scan.archive.Archives;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be read of assessments, evidence and roadmaps. */
@QuarkusTest
@NullUnmarked // what is made before the first test is there in each
class ReadsTest extends ServiceTest {

    private static @Nullable Project shop;
    private static @Nullable JsonPath job;

    @BeforeEach
    void scannedOnce() {
        if (shop == null) {
            shop = project(organisation());
            job = scanned(shop, ServedTrees.shop());
        }
    }

    @Test
    void theLatestAssessmentIsNotSentAgainWhileItIsTheSame() {
        String path = shop.assessments() + "/latest";
        var first = as("vic").get(path);
        String tag = first.header("ETag");

        assertThat(tag).matches("\"\\d+-[0-9a-f]{16}\"");
        var again = as("vic").header("If-None-Match", tag).get(path);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.asString()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(as("vic").header("If-None-Match", "\"other\"").get(path).statusCode())
                .isEqualTo(200);
        String own = shop.assessments() + "/" + first.jsonPath().getString("id");
        assertThat(as("vic").get(own).asString()).isEqualTo(first.asString());
        assertThat(as("vic").header("If-None-Match", tag).get(own).statusCode()).isEqualTo(304);
    }

    @Test
    void assessmentsAreListedNewestFirst() {
        var items = as("vic").get(shop.assessments()).jsonPath();

        assertThat(items.getList("items.id")).contains(job.getString("result.assessmentId"));
        assertThat(items.<Integer>getList("items.sequence")).isSortedAccordingTo((a, b) -> b - a);
        assertThat(items.getList("items[0].phases.id")).containsExactly("mvp", "foundation", "scale", "production");
        assertThat(items.<Float>getList("items[0].phases.readiness"))
                .allSatisfy(one -> assertThat(one).isBetween(0f, 100f));
    }

    @Test
    void whereAllProjectsStandIsOneListByPages() {
        var org = organisation();
        Project first = project(org);
        Project second = project(org);
        Project third = project(org);
        scanned(second, ServedTrees.shop());
        String path = API + "/assessments/" + org.slug();

        var whole = as("vic").get(path).then().statusCode(200).extract().jsonPath();
        assertThat(whole.<String>getList("items.project.slug"))
                .containsExactlyInAnyOrder(first.slug(), second.slug(), third.slug());
        assertThat(whole.<String>getList("items.project.id")).isSorted();
        assertThat(whole.getString("nextCursor")).isNull();
        assertThat(whole.getList("items.newestEvidenceAt.findAll { it != null }"))
                .hasSize(1);
        for (Project one : List.of(first, second, third)) {
            String standing = "items.find { it.project.slug == '" + one.slug() + "' }";
            assertThat(whole.getMap(standing + ".assessment"))
                    .isEqualTo(as("vic").get(one.assessments()).jsonPath().getMap("items[0]"));
            assertThat(whole.getString(standing + ".newestEvidenceAt"))
                    .isEqualTo(as("vic")
                            .get(one.evidence())
                            .jsonPath()
                            .getString("items.find { it.strength == 'detected' }.observedAt"));
        }

        var page = as("vic").get(path + "?limit=2").jsonPath();
        var rest = as("vic")
                .queryParam("limit", 2)
                .queryParam("cursor", page.getString("nextCursor"))
                .get(path)
                .jsonPath();
        assertThat(page.getList("items")).isEqualTo(whole.getList("items").subList(0, 2));
        assertThat(rest.getList("items")).isEqualTo(whole.getList("items").subList(2, 3));
        refused(
                as("ana")
                        .queryParam("cursor", page.getString("nextCursor"))
                        .get(API + "/assessments/" + shop.org().slug()),
                400,
                "invalid-request");
        refused(withToken(org.writes()).get(path), 403, "forbidden");
    }

    @Test
    void aProjectThatIsGoneStandsNowhere() {
        var org = organisation();
        Project kept = project(org);
        Project gone = project(org);
        String path = API + "/assessments/" + org.slug();
        assertThat(as("vic").get(path).jsonPath().getList("items")).hasSize(2);

        tellDeleted(gone);

        await().atMost(SOON)
                .until(
                        () -> as("vic").get(path).jsonPath().getList("items.project.slug"),
                        List.of(kept.slug())::equals);
    }

    @Test
    void anExplanationIsAlsoPlainTextAndNotSentAgainWhileItIsTheSame() {
        String path =
                shop.assessments() + "/" + job.getString("result.assessmentId") + "/checks/foundation.ci-cd.tests-run";
        var json = as("vic").get(path);
        var text = as("vic").accept("text/plain").get(path);

        assertThat(json.contentType()).startsWith("application/json");
        assertThat(text.contentType()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.header("Vary")).isEqualTo("Accept");
        List<String> sentences = json.jsonPath().getList("sentences");
        assertThat(text.asString().replace("\n  ", " ").lines()).containsExactlyElementsOf(sentences);
        for (var first : List.of(json, text)) {
            var again = as("vic")
                    .accept(first.contentType())
                    .header("If-None-Match", first.header("ETag"))
                    .get(path);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        }
        assertThat(json.header("ETag")).isNotEqualTo(text.header("ETag"));
        refused(as("vic").accept("text/plain").get(path + "-not"), 404, "not-found");
    }

    @Test
    void aCheckIsExplainedAlsoWhenNothingWasFound() {
        String assessment = shop.assessments() + "/" + job.getString("result.assessmentId");

        var met =
                as("vic").get(assessment + "/checks/foundation.ci-cd.tests-run").jsonPath();
        var unmet =
                as("vic").get(assessment + "/checks/mvp.auth.managed-provider").jsonPath();

        assertThat(met.getString("check.outcome")).isEqualTo("met");
        assertThat(met.getString("practice.id")).isEqualTo("foundation.ci-cd");
        assertThat(met.getString("check.facts[0].evidenceId")).isEqualTo(job.getString("result.evidenceId"));
        assertThat(met.getString("looked[0].sentence")).startsWith("looked with ");
        assertThat(unmet.getString("check.outcome")).isEqualTo("unmet");
        assertThat(unmet.getInt("looked[0].matches")).isZero();
        assertThat(met.getString("evidence[0].id")).isEqualTo(job.getString("result.evidenceId"));
        assertThat(met.getString("evidence[0].source")).isEqualTo("scan");
        assertThat(met.getList("evidence[0].rules.rule")).isNotEmpty().doesNotContainNull();
        assertThat(met.<Integer>getList("evidence[0].rules.places")).allMatch(places -> places > 0);
        assertThat(met.getString("limits.freshness")).isEqualTo(met.getString("check.freshness"));
        assertThat(met.getString("limits.staleAt")).isEqualTo(met.getString("check.staleAt"));
        assertThat(met.getString("limits.ageingFrom"))
                .isBetween(met.getString("assessment.assessedAt"), met.getString("limits.staleAt"));
        assertThat(met.getString("limits.facts[0].observedAt")).isEqualTo(met.getString("check.facts[0].observedAt"));
        assertThat(met.<String>getList("sentences"))
                .contains("“" + met.getString("check.title") + "” is met.")
                .anyMatch(sentence -> sentence.contains("by the source scan with ")
                        && sentence.contains(met.getString("evidence[0].rules[0].rule")))
                .anyMatch(sentence -> sentence.startsWith("It counts until "));
        assertThat(unmet.<String>getList("sentences"))
                .anyMatch(sentence -> sentence.startsWith("What would prove it: "));
        assertThat(unmet.getString("limits.staleAt")).isNull();
        refused(as("vic").get(assessment + "/checks/no.such.check"), 404, "not-found");
        refused(as("vic").get(shop.assessments() + "/" + UUID.randomUUID()), 404, "not-found");
        refused(as("vic").get(shop.assessments() + "/not-a-uuid"), 404, "not-found");
    }

    @Test
    void everyCheckOfAnAssessmentCanBeExplained() {
        var latest = latest(shop);
        for (String check : latest.<String>getList("phases.practices.flatten().checks.flatten().id")) {
            as("vic")
                    .get(shop.assessments() + "/" + latest.getString("id") + "/checks/" + check)
                    .then()
                    .statusCode(200)
                    .body("check.id", equalTo(check));
        }
    }

    @Test
    void evidenceSaysWhatWasSeenAndFindingsSayWhere() {
        String id = job.getString("result.evidenceId");

        var list = as("vic").get(shop.evidence()).jsonPath();
        var evidence = as("vic").get(shop.evidence() + "/" + id).jsonPath();
        var findings = as("vic")
                .get(shop.evidence() + "/" + id + "/findings?limit=100")
                .jsonPath();

        assertThat(list.getList("items.source")).contains("scan", "hypothesis", "project");
        assertThat(evidence.getString("strength")).isEqualTo("detected");
        assertThat(evidence.getString("digest")).startsWith("sha256:");
        assertThat(evidence.getBoolean("facts.'ci.runs_tests'")).isTrue();
        assertThat(evidence.getString("staleAt")).isGreaterThan(evidence.getString("observedAt"));
        assertThat(evidence.getInt("stats.files")).isEqualTo(ServedTrees.shop().size());
        assertThat(evidence.getList("packages.name")).containsExactly("shop");
        assertThat(findings.<Map<String, Object>>getList("items")).anySatisfy(finding -> {
            assertThat(finding.get("fact")).isEqualTo("ci.runs_tests");
            assertThat(finding.get("path")).isEqualTo(".github/workflows/ci.yml");
            assertThat((Integer) finding.get("line")).isPositive();
        });
        var first =
                as("vic").get(shop.evidence() + "/" + id + "/findings?limit=2").jsonPath();
        var second = as("vic")
                .queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get(shop.evidence() + "/" + id + "/findings")
                .jsonPath();
        assertThat(second.getList("items")).isEqualTo(findings.getList("items").subList(2, 4));
    }

    @Test
    void theRoadmapIsOpenToEverySignedInCaller() {
        as("stranger").get(API + "/roadmaps").then().statusCode(200).body("items[0].id", equalTo("mvp-to-production"));
        var roadmap = withToken(shop.org().reads()).get(API + "/roadmaps/mvp-to-production");
        assertThat(roadmap.statusCode()).isEqualTo(200);
        assertThat(roadmap.jsonPath().getList("phases.id")).containsExactly("mvp", "foundation", "scale", "production");
        assertThat(roadmap.jsonPath()
                        .<String>getList("phases.practices.flatten().checks.flatten()"
                                + ".find { it.id == 'foundation.error-tracking.initialised' }.reads"))
                .containsExactly("errors.sdk_declared", "errors.sdk_initialised");
        assertThat(as("stranger")
                        .header("If-None-Match", roadmap.header("ETag"))
                        .get(API + "/roadmaps/mvp-to-production")
                        .statusCode())
                .isEqualTo(304);
        refused(as("stranger").get(API + "/roadmaps/other"), 404, "not-found");
    }

    @Test
    void scopesAndRolesDecide() {
        String path = shop.assessments();
        assertThat(withToken(shop.org().reads()).get(path + "/latest").statusCode())
                .isEqualTo(200);
        refused(withToken(shop.org().reads()).post(path), 403, "forbidden");
        refused(as("vic").post(path), 403, "forbidden");
        refused(withToken(shop.org().writes()).get(path + "/latest"), 403, "forbidden");
        var accepted = withToken(shop.org().writes()).post(path);
        assertThat(accepted.statusCode()).isEqualTo(202);
        refused(as("ana").get(path + "?limit=0"), 400, "invalid-request");
        refused(as("ana").get(path + "?page=2"), 400, "invalid-request");
    }

    @Test
    void packagesOfAMonorepoAreToldApart() {
        Project project = project(organisation());
        var files = new LinkedHashMap<String, String>();
        files.put("m/apps/web/package.json", """
                {"name": "web", "dependencies": {"next": "^15.0.0"}, "devDependencies": {"typescript": "^5.6.0"}}""");
        files.put("m/apps/web/tsconfig.json", "{\"compilerOptions\": {\"strict\": true}}");
        files.put("m/apps/web/app/page.tsx", "export default function Page() { return <main>Hi</main>; }\n");
        files.put("m/services/api/pyproject.toml", """
                [project]
                name = "api"
                version = "1.0.0"
                dependencies = ["fastapi", "redis", "sentry-sdk"]
                """);
        files.put("m/services/api/api/main.py", """
                import redis
                import sentry_sdk
                from fastapi import FastAPI

                sentry_sdk.init(dsn="https://x@example.com/1")
                cache = redis.Redis()
                app = FastAPI()
                """);
        files.put("m/tools/cli/go.mod", "module example.com/cli\n\ngo 1.23\n");
        files.put("m/tools/cli/main.go", "package main\n\nfunc main() { println(1) }\n");

        var ended = ended(project, accepted(send(project, Archives.zip(files))));

        var evidence = as("vic")
                .get(project.evidence() + "/" + ended.getString("result.evidenceId"))
                .jsonPath();
        assertThat(evidence.getList("packages.path")).containsExactly("apps/web", "services/api", "tools/cli");
        assertThat(evidence.getList("packages.ecosystems"))
                .isEqualTo(List.of(List.of("javascript"), List.of("python"), List.of("go")));
        assertThat(evidence.getBoolean("packages[1].facts.'errors.sdk_initialised'"))
                .isTrue();
        assertThat(evidence.getBoolean("packages[0].facts.'errors.sdk_initialised'"))
                .isFalse();
        assertThat(evidence.getString("packages[2].facts.'project.main_language'"))
                .isEqualTo("go");
        var findings = as("vic")
                .get(project.evidence() + "/" + ended.getString("result.evidenceId") + "/findings?limit=100")
                .jsonPath();
        assertThat(findings.<Map<String, Object>>getList("items")).anySatisfy(finding -> {
            assertThat(finding.get("path")).isEqualTo("services/api/api/main.py");
            assertThat(finding.get("package")).isEqualTo("services/api");
        });
    }

    @Test
    void whoeverKnowsOfAnAssessmentIsNeverShownAnOlderOne() throws Exception {
        Project project = project(organisation());
        for (int round = 0; round < 10; round++) {
            String id = accepted(as("ana").post(project.assessments()));
            var seen = await().atMost(SOON)
                    .until(
                            () -> {
                                latest(project);
                                return as("ana").get(project.job(id)).jsonPath();
                            },
                            one -> one.getString("state").equals("succeeded"));
            assertThat(latest(project).getString("id")).isEqualTo(seen.getString("result.assessmentId"));
        }
        assertThat(number(
                        project.org(),
                        "select count(*) - max(sequence) from assessment where project_id = '" + project.id() + "'"))
                .isZero();
    }
}
