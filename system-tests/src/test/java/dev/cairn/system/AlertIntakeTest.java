package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A real Prometheus and a real Alertmanager tell of trouble and of its end, each in its own way, through the portal. */
class AlertIntakeTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Suite suite = Suite.running();
    private final Customer customer = new Customer(suite, "intake");

    @Test
    void whatPrometheusFindsIsAlertedByBothWaysAndResolvedPartByPart() throws Exception {
        var prometheus = Monitoring.installed("prometheus");
        var alertmanager = Monitoring.installed("prometheus-alertmanager");
        Assumptions.assumeTrue(
                prometheus.isPresent() && alertmanager.isPresent(),
                "no Prometheus or no Alertmanager on this machine; .ci/run installs both");
        Path folder = Path.of("target", "monitoring").toAbsolutePath();
        String token = customer.apiToken(List.of("events:write"));
        awaitTheProject(new Api(suite.portal(), token));
        try (var monitoring =
                new Monitoring(prometheus.get(), alertmanager.get(), folder, suite.portal(), customer.slug(), token)) {
            monitoring.broken("basket", "search");
            for (String way : List.of("prometheus", "alertmanager")) {
                JsonNode basket = alert(way, "basket", "open");
                assertThat(basket.path("severity").asText()).isEqualTo("critical");
                assertThat(basket.at("/project/slug").asText()).isEqualTo("shop");
                alert(way, "search", "open");
            }
            assertThat(alert("prometheus", "basket", "open").path("dedupKey"))
                    .isEqualTo(alert("alertmanager", "basket", "open").path("dedupKey"));

            monitoring.broken("search");
            for (String way : List.of("prometheus", "alertmanager")) {
                alert(way, "basket", "resolved");
                assertThat(alert(way, "search", "open").path("count").asInt()).isEqualTo(1);
            }
            monitoring.broken();
            alert("prometheus", "search", "resolved");
            alert("alertmanager", "search", "resolved");
        }
        assertThat(new Api(suite.portal(), token)
                        .get("/api/v1/alerts/" + customer.slug())
                        .status())
                .as("a token that may only send")
                .isEqualTo(403);
    }

    @Test
    void anEventReachesTheCustomersReceiver() {
        try (var receiver = new Receiver()) {
            customer.webhook(receiver, List.of("alert.raised", "alert.resolved"));
            String events = "/api/v1/events/" + customer.slug();
            var payload = Map.of("summary", "Disk is full", "source", "db-1", "severity", "critical");
            var sent = customer.api()
                    .post(events, Map.of("event_action", "trigger", "dedup_key", "disk", "payload", payload));
            assertThat(sent.status()).as(String.valueOf(sent.body())).isEqualTo(202);
            customer.api().post(events, Map.of("event_action", "resolve", "dedup_key", "disk"));

            Awaitility.await("both are told")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.deliveries())
                            .extracting(delivery -> delivery.body().path("type").asText())
                            .containsExactlyInAnyOrder("alert.raised", "alert.resolved"));
        }
    }

    /** Nothing is kept in memory only: what was answered is there after the process was killed, and so is its timer. */
    @Test
    void anAlertAndItsTimerOutliveTheProcess() {
        String alerts = "/api/v1/alerts/" + customer.slug();
        Awaitility.await("the organisation is known")
                .atMost(SOON)
                .until(() -> customer.api().get(alerts).ok());
        var payload = Map.of("summary", "Disk is full", "source", "db-2", "severity", "error");
        String id = customer.api()
                .post(
                        "/api/v1/events/" + customer.slug(),
                        Map.of("event_action", "trigger", "dedup_key", "disk-2", "payload", payload))
                .body()
                .required("alert")
                .asText();
        String until = Instant.now().plusSeconds(5).toString();
        assertThat(customer.api()
                        .post(alerts + "/" + id + "/snooze", Map.of("until", until))
                        .status())
                .isEqualTo(200);

        Suite.signal(suite.process("notification-service"), "KILL");

        Awaitility.await("it is open again")
                .atMost(SOON)
                .until(() -> customer.api()
                        .get(alerts + "/" + id)
                        .body()
                        .path("state")
                        .asText()
                        .equals("open"));
        assertThat(customer.all(alerts + "/" + id + "/timeline"))
                .extracting(entry -> entry.path("kind").asText())
                .containsExactly("woken", "snoozed", "raised");
    }

    /** An alert that comes before its project is known is about none. */
    private void awaitTheProject(Api sender) {
        Awaitility.await("the project is known").atMost(SOON).until(() -> {
            var labels = Map.of("alertname", "Probe", "project", "shop", "number", Long.toString(System.nanoTime()));
            var firing = Map.of(
                    "status", "firing", "labels", labels, "annotations", Map.of(), "startsAt", "2026-11-27T00:00:00Z");
            assertThat(sender.post(
                                    "/api/v1/integrations/" + customer.slug() + "/alertmanager",
                                    Map.of("version", "4", "status", "firing", "alerts", List.of(firing)))
                            .ok())
                    .isTrue();
            return !customer.all("/api/v1/alerts/" + customer.slug() + "?project=shop")
                    .isEmpty();
        });
    }

    private JsonNode alert(String way, String part, String state) {
        return Awaitility.await(way + ": " + part + " is " + state)
                .atMost(SOON)
                .until(
                        () -> customer.all("/api/v1/alerts/" + customer.slug() + "?integration=" + way).stream()
                                .filter(alert -> alert.path("title").asText().startsWith(part))
                                .filter(alert -> alert.path("state").asText().equals(state))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }
}
