package dev.cairn.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.testing.RowLevelSecurity;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for the service as a whole. */
@NotificationTest
class ServiceTest {

    private static final Path DOCUMENT = Path.of("openapi.yaml");

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void everyTableIsClosed() {
        World.alert(World.organisation());

        assertThat(RowLevelSecurity.faults()).isEmpty();
        assertThat(RowLevelSecurity.seenWithoutOrganisation()).isEmpty();
    }

    @Test
    void theCheckedInDocumentIsTheServedOne() throws IOException {
        String served = given().get("/openapi").then().statusCode(200).extract().asString();
        if (Boolean.getBoolean("cairn.write-openapi")) {
            Files.writeString(DOCUMENT, served);
        }

        assertThat(Files.readString(DOCUMENT)).isEqualTo(served);
    }

    @Test
    void operationsAreNamedAndExplained() throws IOException {
        var ids = new HashSet<String>();
        document()
                .path("paths")
                .forEach(path -> path.forEach(operation -> {
                    if (operation.has("operationId")) {
                        assertThat(ids.add(operation.path("operationId").asText()))
                                .isTrue();
                        assertThat(operation.path("summary").asText()).isNotBlank();
                        assertThat(operation.path("tags")).isNotEmpty();
                    }
                }));
        assertThat(ids).hasSizeGreaterThanOrEqualTo(16);
    }

    /** Every path of one organisation, asked by the owner and by the token of another, and by nobody. */
    @Test
    void anotherOrganisationIsToldThatThereIsNothing() throws IOException {
        World.Organisation acme = World.organisation();
        World.Organisation other = World.organisation();
        String alert = World.alert(acme);
        var wrong = new ArrayList<String>();
        for (var path : document().path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                if (method.getKey().matches("get|put|post|patch|delete")) {
                    String url = path.getKey().replace("{org}", acme.slug()).replace("{id}", alert);
                    check(wrong, method.getKey(), url, other.as("owner"), 404);
                    check(wrong, method.getKey(), url, other.asToken(), 404);
                    check(wrong, method.getKey(), url, given().contentType("application/json"), 401);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static void check(
            ArrayList<String> wrong, String method, String url, RequestSpecification who, int status) {
        var response = who.header("If-Match", "*")
                .body(method.matches("post|put|patch") ? "{}" : "")
                .request(method.toUpperCase(Locale.ROOT), url);
        if (response.statusCode() != status) {
            wrong.add("%s %s: %d instead of %d".formatted(method, url, response.statusCode(), status));
        }
    }

    @Test
    void metersAreServed() {
        World.alert(World.organisation());

        await().atMost(World.SOON).until(() -> scrape().contains("cairn_webhook_endpoints_disabled"));
        assertThat(scrape())
                .contains("cairn_alerts_raised_total{kind=\"regression\",severity=\"critical\"")
                .contains("cairn_live_feed_connections")
                .contains("cairn_outbox_pending");
    }

    private String scrape() {
        return managed("/q/metrics").asString();
    }

    @Test
    void healthIsServed() {
        for (String one : new String[] {"live", "ready"}) {
            assertThat(managed("/q/health/" + one).statusCode()).isEqualTo(200);
        }
    }

    private Response managed(String path) {
        return RestAssured.given().port(management.getPort()).basePath("").get(path);
    }

    private static JsonNode document() throws IOException {
        String json =
                given().queryParams(Map.of("format", "JSON")).get("/openapi").asString();
        return new ObjectMapper().readTree(json);
    }
}
