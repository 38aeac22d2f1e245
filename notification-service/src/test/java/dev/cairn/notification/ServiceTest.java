package dev.cairn.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.testing.RowLevelSecurity;
import dev.cairn.kit.testing.ServedApi;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** What holds for the service as a whole. */
@NotificationTest
class ServiceTest {

    /** The one path that names no organisation; whose alerts it takes in is tested with them. */
    private static final String BY_THE_TOKEN_ALONE = "/api/v2/alerts";

    @TestHTTPResource(value = "/", management = true)
    URL management;

    @Test
    void everyTableIsClosed() {
        World.alert(World.organisation());

        assertThat(RowLevelSecurity.faults()).isEmpty();
        assertThat(RowLevelSecurity.seenWithoutOrganisation()).isEmpty();
    }

    @Test
    void theCheckedInDocumentIsTheServedOne() {
        ServedApi.assertAsCheckedIn();
    }

    @Test
    void operationsAreNamedAndExplained() {
        ServedApi.assertDescribed(path -> path.equals(BY_THE_TOKEN_ALONE)
                || path.startsWith("/api/v1/calendars/")
                || path.startsWith("/api/v1/status/")
                || path.startsWith("/api/v1/acknowledgements/"));
    }

    @Test
    void parametersThatAreNotKnownAreRefusedOnEveryPath() {
        World.Organisation acme = World.organisation();
        String alert = World.alert(acme);

        ServedApi.assertStrict(operation -> whoMay(acme, operation), path -> filled(path, acme, alert));
    }

    @Test
    void hostileInputIsRefusedOnEveryPath() {
        World.Organisation acme = World.organisation();
        String alert = World.alert(acme);

        ServedApi.assertHostileInputIsRefused(
                Long.getLong("cairn.seed", 20_261_126L),
                operation -> whoMay(acme, operation),
                path -> filled(path, acme, alert));
    }

    /** Every path of one organisation, asked by the owner and by the token of another, and by nobody. */
    @Test
    void anotherOrganisationIsToldThatThereIsNothing() {
        World.Organisation acme = World.organisation();
        World.Organisation other = World.organisation();
        String alert = World.alert(acme);
        var wrong = new ArrayList<String>();
        for (var operation : ServedApi.operations().stream()
                .filter(ServedApi.Operation::ofOrganisation)
                .toList()) {
            String url = filled(operation.path(), acme, alert);
            var types = operation.says().path("requestBody").path("content").fieldNames();
            String type = types.hasNext() ? types.next() : "application/json";
            check(wrong, operation.method(), url, other.as("owner").contentType(type), 404);
            check(wrong, operation.method(), url, other.asToken().contentType(type), 404);
            check(wrong, operation.method(), url, given().contentType(type), 401);
        }
        assertThat(wrong).isEmpty();
    }

    private static RequestSpecification whoMay(World.Organisation organisation, ServedApi.Operation operation) {
        return operation.path().equals(BY_THE_TOKEN_ALONE) ? organisation.asToken() : organisation.as("owner");
    }

    private static String filled(String path, World.Organisation organisation, String id) {
        return path.replace("{org}", organisation.slug())
                .replace("{key}", "none")
                .replace("{slug}", "none")
                .replace("{month}", "2026-04")
                .replaceAll("\\{(?:id|override|temporary|swap|calendar|message|replay|alert|action)}", id);
    }

    private static void check(
            ArrayList<String> wrong, String method, String url, RequestSpecification who, int status) {
        var response = who.header("If-Match", "*")
                .body(method.matches("POST|PUT|PATCH") ? "{}" : "")
                .request(method, url);
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
                .contains("cairn_oncall_uncovered_seconds")
                .contains("cairn_pages_oldest_overdue_seconds")
                .contains("cairn_routing_decisions_total{outcome=")
                .contains("cairn_drills_oldest_overdue_seconds")
                .contains("cairn_coverage_oldest_overdue_seconds")
                .contains("cairn_oncall_unreachable")
                .contains("cairn_status_subscribers{kind=")
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
}
