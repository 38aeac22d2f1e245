package dev.cairn.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports of an assessment in all forms; the signed one is verified by the commands of docs/reports.md, as printed. */
@QuarkusTest
@NullUnmarked // what is made before the first test is there in each
class ReportsTest extends ServiceTest {

    private static @Nullable Project shop;

    @TempDir
    private Path folder;

    @BeforeEach
    void scannedOnce() {
        if (shop == null) {
            shop = project(organisation());
            scanned(shop, ServedTrees.shop());
        }
    }

    @Test
    void aReportTellsWhatTheAssessmentTellsAndWhereTheEvidenceCameFrom() {
        var assessment = latest(shop);
        var report = report("json").then().statusCode(200).extract().jsonPath();

        for (String same : List.of("id", "digest", "phase", "assessedAt", "verdict3am", "roadmap", "project")) {
            assertThat(report.<Object>get(same)).as(same).isEqualTo(assessment.get(same));
        }
        for (String same : List.of(
                "phases.readiness",
                "phases.gate",
                "phases.practices.outcome",
                "phases.practices.checks.outcome",
                "phases.practices.checks.reason",
                "phases.practices.checks.facts")) {
            assertThat(report.<Object>get(same)).as(same).isEqualTo(assessment.get(same));
        }
        assertThat(report.getString("form")).isEqualTo("cairn-report-1");
        var facts = report.<String>getList("phases.practices.checks.facts.evidenceId.flatten().findAll { it != null }");
        assertThat(report.<String>getList("evidence.id")).containsAll(facts).doesNotHaveDuplicates();
        assertThat(report.<Map<String, Object>>getList("evidence")).anySatisfy(one -> {
            assertThat(one).containsEntry("source", "scan").containsEntry("strength", "detected");
            assertThat((String) one.get("digest")).startsWith("sha256:");
            assertThat((String) one.get("age")).startsWith("PT");
        });
    }

    @Test
    void anAssessmentThatIsTooLargeIsNotMadeAReport() throws Exception {
        Project large = project(organisation());
        String id = latest(large).getString("id");
        asSuperuser(
                "update assessment set document = '{\"padding\":\"' || repeat('x', 8388608) || '\",' || substr(document, 2)"
                        + " where id = '" + id + "'");

        var answer = as("vic").get(large.assessments() + "/" + id + "/report?format=json");

        refused(answer, 422, "report-too-large");
        assertThat(answer.jsonPath().getString("detail")).contains("and a report is made of at most ");
    }

    @Test
    void aReportTellsNoPlacesInTheCode() {
        for (String format : List.of("json", "html", "markdown", "csv", "jws")) {
            assertThat(text(format)).as(format).doesNotContain(".github/workflows/ci.yml");
        }
    }

    @Test
    void theFormIsChosenByTheAddressBeforeWhatIsAccepted() {
        String path = shop.assessments() + "/latest/report";
        Map<String, String> types = Map.of(
                "json", "application/json",
                "html", "text/html",
                "markdown", "text/markdown",
                "csv", "text/csv",
                "jws", "application/jose");
        types.forEach((format, type) -> {
            assertThat(as("vic").accept(type).get(path).contentType()).startsWith(type);
            var byAddress = as("vic").accept("text/html, */*;q=0.1").get(path + "?format=" + format);
            assertThat(byAddress.contentType()).startsWith(type);
            assertThat(byAddress.header("Content-Disposition"))
                    .matches((format.equals("html") ? "inline" : "attachment") + "; filename=\"" + shop.slug()
                            + "-assessment-\\d+\\.(json|html|md|csv|jws)\"");
            assertThat(byAddress.header("Cache-Control")).isEqualTo("private, no-cache");
            assertThat(byAddress.header("Vary")).contains("Accept");
        });
        assertThat(as("vic").get(path).contentType()).startsWith("application/json");
        refused(as("vic").get(path + "?format=pdf"), 400, "invalid-request");
        assertThat(as("vic").accept("image/png").get(path).statusCode()).isEqualTo(406);
    }

    @Test
    void whatIsKnownIsNotSentAgain() {
        for (String format : List.of("json", "html", "markdown", "csv")) {
            String tag = report(format).header("ETag");
            var again = as("vic").header("If-None-Match", tag).get(path(format));
            assertThat(again.statusCode()).as(format).isEqualTo(304);
            assertThat(again.asString()).isEmpty();
        }
    }

    @Test
    void theAssessmentOfAnIdAndTheLatestAreTheSameReport() {
        String id = latest(shop).getString("id");

        assertThat(as("vic")
                        .get(shop.assessments() + "/" + id + "/report?format=csv")
                        .asString())
                .isEqualTo(text("csv"));
        refused(as("vic").get(shop.assessments() + "/" + UUID.randomUUID() + "/report"), 404, "not-found");
        refused(as("vic").get(shop.assessments() + "/none/report"), 404, "not-found");
        refused(withToken(shop.org().writes()).get(path("json")), 403, "forbidden");
        assertThat(withToken(shop.org().reads()).get(path("json")).statusCode()).isEqualTo(200);
    }

    @Test
    void csvHasARowForEachCheck() throws IOException {
        var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(text("csv")))
                .getRecords();

        assertThat(rows.stream().map(row -> row.get("check")).toList())
                .isEqualTo(report("json").jsonPath().getList("phases.practices.checks.id.flatten()"));
        assertThat(rows).extracting(CSVRecord::size).containsOnly(28);
        assertThat(rows.get(0).get("project")).isEqualTo(shop.slug());
    }

    @Test
    void htmlNeedsNothingAndMayDoNothing() {
        var answer = report("html");

        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
        assertThat(answer.header("Content-Security-Policy")).doesNotContain("unsafe", "allow-");
        assertThat(answer.asString())
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">", "@page", "size: A4")
                .doesNotContain("<script", "href=", "src=", "NOT_FOUND");
    }

    @Test
    void whatPeopleWroteIsTextInEveryForm() {
        String evil = "=1+1 <script>alert(1)</script> [x](javascript:alert(1)) | ![y](http://e.example/i.png)\n# head";
        Project project = project(organisation());
        var waived = as("ben")
                .contentType("application/json")
                .body(Map.of(
                        "target",
                        "mvp.auth.managed-provider",
                        "reason",
                        evil,
                        "endsAt",
                        Instant.now().plus(Duration.ofDays(20)).toString()))
                .post(project.waivers());
        assertThat(waived.statusCode()).as(waived.asString()).isEqualTo(201);
        as("ana")
                .contentType("application/json")
                .header("If-Match", waived.header("ETag"))
                .body("{}")
                .post(project.waivers() + "/" + waived.jsonPath().getString("id") + "/approve")
                .then()
                .statusCode(200);
        await().atMost(SOON)
                .until(() -> as("vic").get(path(project, "json")).asString().contains("alert(1)"));

        String html = as("vic").get(path(project, "html")).asString();
        String markdown = as("vic").get(path(project, "markdown")).asString();
        String csv = as("vic").get(path(project, "csv")).asString();

        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script");
        assertThat(markdown)
                .contains("\\<script\\>", "\\[x\\]\\(javascript\\:alert\\(1\\)\\)", "\\!\\[y\\]")
                .doesNotContain("\n# head", " <script");
        assertThat(csv).contains("\"'=1+1 ").doesNotContain("\"=1");
    }

    @Test
    void theKeysAreThereForEverybody() {
        var keys = given().get("/.well-known/jwks.json");

        assertThat(keys.statusCode()).isEqualTo(200);
        assertThat(keys.jsonPath().<Map<String, String>>getList("keys"))
                .containsExactly(
                        // RFC 8037, appendix A: key and thumbprint
                        Map.of(
                                "kty", "OKP",
                                "crv", "Ed25519",
                                "x", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                                "kid", "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                                "use", "sig",
                                "alg", "EdDSA"),
                        Map.of(
                                "kty", "OKP",
                                "crv", "Ed25519",
                                "x", "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw",
                                "kid", keys.jsonPath().getString("keys[1].kid"),
                                "use", "sig",
                                "alg", "EdDSA"));
        assertThat(given().header("If-None-Match", keys.header("ETag"))
                        .get("/.well-known/jwks.json")
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void aSignedReportVerifiesByTheDocumentedCommandsAndNotWithOneByteChanged() throws Exception {
        String signed = text("jws");
        Files.writeString(
                folder.resolve("jwks.json"),
                given().get("/.well-known/jwks.json").asString());

        for (String command : List.of("verify-node", "verify-openssl")) {
            assertThat(verifies(command, signed)).as(command).isTrue();
            var claims = new JsonPath(folder.resolve("report.json").toFile());
            assertThat(claims.getString("iss")).isEqualTo("https://cairn.test");
            assertThat(claims.getString("org")).isEqualTo(shop.org().slug());
            assertThat(claims.getString("project")).isEqualTo(shop.slug());
            assertThat(claims.getString("assessment")).isEqualTo(latest(shop).getString("id"));
            assertThat(claims.getString("digest")).isEqualTo(latest(shop).getString("digest"));
            assertThat(claims.getLong("iat")).isPositive();
            var whole =
                    new ObjectMapper().readTree(folder.resolve("report.json").toFile());
            assertThat(whole.get("report")).isEqualTo(new ObjectMapper().readTree(text("json")));

            for (String other : changed(signed)) {
                assertThat(verifies(command, other))
                        .as(command + " of " + signed.length())
                        .isFalse();
            }
        }
    }

    /** Reports with one byte changed: at the ends and in the middle of each part, and all changes that spare bits allow. */
    private static List<String> changed(String signed) {
        int claims = signed.indexOf('.') + 1;
        int mark = signed.lastIndexOf('.') + 1;
        var all = new ArrayList<String>();
        for (int at : List.of(0, claims - 2, claims - 1, claims, (claims + mark) / 2, mark - 2, mark - 1, mark)) {
            all.add(with(signed, at, signed.charAt(at) == 'A' ? 'B' : 'A'));
        }
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = signed.length() - 1;
        int spare = alphabet.indexOf(signed.charAt(last));
        for (int bits : List.of(1, 8, 15)) {
            all.add(with(signed, last, alphabet.charAt(spare ^ bits)));
        }
        all.add(signed.substring(0, last));
        all.add(signed + "A");
        // the keys of the set cannot be used by another algorithm
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\"}"
                        .getBytes(StandardCharsets.UTF_8));
        all.add(none + signed.substring(claims - 1));
        all.add(none + signed.substring(claims - 1, mark));
        return all;
    }

    private static String with(String text, int at, char other) {
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private boolean verifies(String command, String signed) throws Exception {
        Files.writeString(folder.resolve("report.jws"), signed);
        Files.deleteIfExists(folder.resolve("report.json"));
        var block = Pattern.compile("(?ms)^```sh " + command + "\\n(.*?)^```")
                .matcher(Files.readString(Path.of("../docs/reports.md")));
        assertThat(block.find()).as(command).isTrue();
        Process shell = new ProcessBuilder("sh", "-c", block.group(1))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return shell.waitFor() == 0;
    }

    private static Response report(String format) {
        return as("vic").get(path(format));
    }

    private static String text(String format) {
        return report(format).then().statusCode(200).extract().asString();
    }

    private static String path(String format) {
        return path(shop, format);
    }

    private static String path(Project project, String format) {
        return project.assessments() + "/latest/report?format=" + format;
    }
}
