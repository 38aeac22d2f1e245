package dev.cairn.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.EventType;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.testing.ServersResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** A public page is off until an admin turns it on, shows no more than the summary, and ends at once. */
@QuarkusTest
class PublicPagesTest extends ServiceTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
    private static final String IMAGE = "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8";
    private static final String NOTHING = "There is no public page at this address";

    @Test
    void itIsOffUntilAnAdminTurnsItOn() {
        Project project = project(organisation());

        var off = as("ana").get(project.publicPage());
        assertThat(off.statusCode()).isEqualTo(200);
        assertThat(off.jsonPath().getMap("")).isEqualTo(Map.of("enabled", false, "version", 0));
        assertThat(off.header("ETag")).isEqualTo("\"0\"");

        var on = turn(project, true, "\"0\"");
        assertThat(on.statusCode()).as(on.asString()).isEqualTo(200);
        String key = key(on);
        assertThat(key).matches("[A-Za-z0-9_-]{32}");
        assertThat(on.jsonPath().getString("link")).isEqualTo("https://cairn.test/public/" + key);
        assertThat(on.jsonPath().getString("badge")).isEqualTo("https://cairn.test/api/v1/badges/" + key + ".svg");
        assertThat(as("ana").get(project.publicPage()).asString()).isEqualTo(on.asString());
        assertThat(page(key).statusCode()).isEqualTo(200);
        assertThat(badge(key).statusCode()).isEqualTo(200);
        // asked again it is the same
        assertThat(turn(project, true, on.header("ETag")).asString()).isEqualTo(on.asString());
    }

    @Test
    void onlyAdminsSeeTheLinkOrChangeAnything() {
        Project project = project(organisation());
        turn(project, true, "*");

        for (String person : List.of("ben", "vic")) {
            refused(as(person).get(project.publicPage()), 403, "forbidden");
            refused(change(person, project, false, "*"), 403, "forbidden");
            refused(as(person).header("If-Match", "*").post(project.publicPage() + "/rotate"), 403, "forbidden");
        }
        refused(withToken(project.org().reads()).get(project.publicPage()), 403, "forbidden");
        refused(as("oda").get(project.publicPage()), 404, "not-found");
        refused(given().get(project.publicPage()), 401, "unauthenticated");
    }

    @Test
    void turnedOffOrRotatedTheOldKeyOpensNothingAtOnce() {
        Project project = project(organisation());
        var on = turn(project, true, "\"0\"");
        String first = key(on);
        String tag = page(first).header("ETag");

        var rotated = as("ana").header("If-Match", on.header("ETag")).post(project.publicPage() + "/rotate");
        assertThat(rotated.statusCode()).as(rotated.asString()).isEqualTo(200);
        String second = key(rotated);
        assertThat(second).isNotEqualTo(first);
        refused(page(first), 404, "not-found");
        refused(badge(first), 404, "not-found");
        refused(given().header("If-None-Match", tag).get(pagePath(first)), 404, "not-found");
        assertThat(page(second).statusCode()).isEqualTo(200);

        var off = turn(project, false, rotated.header("ETag"));
        assertThat(off.jsonPath().getBoolean("enabled")).isFalse();
        refused(page(second), 404, "not-found");
        refused(badge(second), 404, "not-found");
        refused(
                as("ana").header("If-Match", off.header("ETag")).post(project.publicPage() + "/rotate"),
                409,
                "public-page-off");

        String third = key(turn(project, true, off.header("ETag")));
        assertThat(third).isNotIn(first, second);
        refused(page(second), 404, "not-found");
        assertThat(page(third).statusCode()).isEqualTo(200);
    }

    @Test
    void noCacheAnswersWithoutAsking() {
        Project project = project(organisation());
        String key = key(turn(project, true, "\"0\""));

        for (Response answer : List.of(page(key), badge(key))) {
            assertThat(answer.headers().getValues("Cache-Control")).containsExactly("no-cache");
            assertThat(answer.header("X-Robots-Tag")).contains("noindex");
            assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
            assertThat(answer.header("RateLimit")).isNotNull();
            assertThat(answer.header("Set-Cookie")).isNull();
        }
        String tag = badge(key).header("ETag");
        assertThat(given().header("If-None-Match", tag).get(badgePath(key)).statusCode())
                .isEqualTo(304);
    }

    @Test
    void whateverIsWrongWithAKeyTheAnswerIsTheSame() {
        Project project = project(organisation());
        String key = key(turn(project, true, "\"0\""));
        String other = key.substring(0, 31) + (key.endsWith("A") ? "B" : "A");

        for (String wrong : List.of(other, "x", "a".repeat(32), key.substring(1), key + "x", "%27%20or%201=1")) {
            for (Response answer : List.of(page(wrong), badge(wrong))) {
                refused(answer, 404, "not-found");
                assertThat(answer.jsonPath().getString("detail")).isEqualTo(NOTHING);
            }
        }
    }

    @Test
    void aPersonIsToldThatAPageIsNotPublic() {
        Project project = project(organisation());
        var on = turn(project, true, "\"0\"");
        String key = key(on);
        Response there = inBrowser(pagePath(key), BROWSER);
        assertThat(there.statusCode()).isEqualTo(200);
        turn(project, false, on.header("ETag"));

        for (String wrong : List.of(key, "x", "%27%20or%201=1")) {
            Response page = inBrowser(pagePath(wrong), BROWSER);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
            assertThat(page.asString())
                    .contains("<h1>This page is not public</h1>")
                    .doesNotContain("NOT_FOUND");
            Response badge = inBrowser(badgePath(wrong), IMAGE);
            assertThat(badge.statusCode()).isEqualTo(404);
            assertThat(badge.contentType()).isEqualTo("image/svg+xml;charset=UTF-8");
            assertThat(badge.asString()).contains("Cairn: not public");
            for (String header : List.of(
                    "Cache-Control",
                    "Content-Security-Policy",
                    "Cross-Origin-Resource-Policy",
                    "Referrer-Policy",
                    "X-Robots-Tag")) {
                assertThat(page.header(header)).as(header).isEqualTo(there.header(header));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/problem+json", "*/*", "application/json, text/html;q=0.5"})
    void aProgramGetsTheProblemDocument(String accept) {
        refused(inBrowser(pagePath("x"), accept), 404, "not-found");
        refused(inBrowser(badgePath("x"), accept), 404, "not-found");
    }

    @Test
    void strangersAtOneAddressAreAnsweredNoMoreThanTheirBudget() throws Exception {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + badgePath("x")));
        var asking = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        Set<Integer> seen = new HashSet<>();
        HttpResponse<String> refused = null;
        for (int i = 0; i < 20_000 && refused == null; i++) {
            var from = request.copy().header("X-Forwarded-For", "192.0.2.77").build();
            asking.add(client.sendAsync(from, HttpResponse.BodyHandlers.ofString()));
            if (asking.size() == 100) {
                for (var each : asking) {
                    HttpResponse<String> answer = each.get();
                    seen.add(answer.statusCode());
                    refused = answer.statusCode() == 429 ? answer : refused;
                }
                asking.clear();
            }
        }

        assertThat(seen).containsExactlyInAnyOrder(404, 429);
        var last = Objects.requireNonNull(refused);
        assertThat(last.body()).contains("too-many-requests");
        assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
        // another address has a budget of its own
        refused(given().header("X-Forwarded-For", "192.0.2.78").get(badgePath("x")), 404, "not-found");
    }

    @Test
    void nothingOfEvidenceCodeOrPeopleIsShown() {
        Project project = project(organisation());
        scanned(project, ServedTrees.shop());
        var assessment = latest(project);
        String key = key(turn(project, true, "\"0\""));

        String page = page(key).asString();
        assertThat(page)
                .contains("Name of " + project.slug(), assessment.getString("roadmap.title"), "noindex")
                .contains(assessment.<String>getList("phases.title"))
                .doesNotContain("NOT_FOUND", "<script", "href=", "src=");
        for (String all : List.of(page, badge(key).asString())) {
            assertThat(all)
                    .doesNotContain(
                            "sha256:", "evidence-", ".github", project.org().slug())
                    .doesNotContainPattern("\\bana\\b")
                    .doesNotContain(assessment.getString("id"), project.id().toString())
                    .doesNotContain(assessment.<String>getList("phases.practices.flatten().title"));
        }
    }

    @Test
    void theBadgeIsAnImageThatSaysWhatItShows() throws Exception {
        Project project = project(organisation());
        String key = key(turn(project, true, "\"0\""));

        var answer = badge(key);
        assertThat(answer.contentType()).startsWith("image/svg+xml");
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(answer.asString())))
                .getDocumentElement();
        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label"))
                .matches("Cairn: .+ \\d+\\.\\d %")
                .isEqualTo(svg.getElementsByTagName("title").item(0).getTextContent());
    }

    @Test
    void namesOfProjectsAreText() {
        Project project = project(organisation());
        String key = key(turn(project, true, "\"0\""));
        ProjectState last = state(project, 2, null, "mvp");
        tell(
                EventType.PROJECT_UPDATED,
                new ProjectState(
                        last.id(),
                        last.organisationId(),
                        last.organisationSlug(),
                        last.slug(),
                        "\"><script>alert(1)</script>{summary}",
                        last.startDate(),
                        last.urls(),
                        last.tags(),
                        last.phase(),
                        null,
                        null,
                        2,
                        false));

        await().atMost(SOON).until(() -> page(key).asString().contains("alert(1)"));
        assertThat(page(key).asString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;{summary}")
                .doesNotContain("<script");
    }

    @Test
    void theDatabaseDoesNotGiveAnyKeyAway() throws SQLException {
        Project project = project(organisation());
        String key = key(turn(project, true, "\"0\""));

        try (var connection = superuser();
                var rows = connection
                        .createStatement()
                        .executeQuery("select p::text || encode(key_sealed, 'escape') || encode(key_digest, 'escape')"
                                + " || coalesce((select string_agg(a::text, '') from audit_entry a"
                                + " where a.target_id = p.project_id), '')"
                                + " from public_page p where project_id = '" + project.id() + "'")) {
            rows.next();
            assertThat(rows.getString(1)).contains("public-page.turned-on").doesNotContain(key);
        }
        // the role that finds keys reads nothing else of the table
        try (var connection = ServersResource.connect("system");
                var sql = connection.createStatement()) {
            assertThatThrownBy(() -> sql.executeQuery("select key_sealed from public_page"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void eachActIsInTheAuditLogWithoutTheKey() {
        Project project = project(organisation());
        var on = turn(project, true, "\"0\"");
        var rotated = as("ana").header("If-Match", on.header("ETag")).post(project.publicPage() + "/rotate");
        turn(project, false, rotated.header("ETag"));

        var acts = acts(project.org(), project.id().toString());
        assertThat(acts)
                .extracting(act -> act.get("action"))
                .containsExactly("public-page.turned-off", "public-page.rotated", "public-page.turned-on");
        assertThat(acts.toString()).contains("ana").doesNotContain(key(on), key(rotated));
    }

    @Test
    void changesNameTheVersionThatTheyAreMadeOn() {
        Project project = project(organisation());

        refused(change("ana", project, true, null), 428, "precondition-required");
        refused(turn(project, true, "\"7\""), 412, "precondition-failed");
        refused(
                as("ana")
                        .contentType("application/json")
                        .header("If-Match", "*")
                        .body("{}")
                        .put(project.publicPage()),
                400,
                "invalid-request");
        assertThat(as("ana").get(project.publicPage()).jsonPath().getInt("version"))
                .isZero();
    }

    @Test
    void withTheProjectItsPageGoes() {
        Project project = project(organisation());
        String key = key(turn(project, true, "\"0\""));

        tellDeleted(project);

        await().atMost(SOON)
                .until(() -> page(key).statusCode() == 404 && badge(key).statusCode() == 404);
    }

    private static Response turn(Project project, boolean on, String ifMatch) {
        return change("ana", project, on, ifMatch);
    }

    private static Response change(String person, Project project, boolean on, @Nullable String ifMatch) {
        var request = as(person).contentType("application/json").body(Map.of("enabled", on));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(project.publicPage());
    }

    private static String key(Response answer) {
        String link = answer.jsonPath().getString("link");
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static String pagePath(String key) {
        return API + "/badges/" + key + ".html";
    }

    private static String badgePath(String key) {
        return API + "/badges/" + key + ".svg";
    }

    private static Response inBrowser(String path, String accept) {
        return given().urlEncodingEnabled(false).header("Accept", accept).get(path);
    }

    private static Response page(String key) {
        return given().urlEncodingEnabled(false).get(pagePath(key));
    }

    private static Response badge(String key) {
        return given().urlEncodingEnabled(false).get(badgePath(key));
    }
}
