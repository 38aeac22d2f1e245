package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The whole way of an alert: from a real Prometheus to the person on call, by mail and webhook, and back by the link in the mail. */
class PagingTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Suite suite = Suite.running();
    private final Customer customer = new Customer(suite, "paged");
    private final Mailbox mailbox = new Mailbox(suite, "on-call");
    private final HttpClient browser = HttpClient.newHttpClient();

    @Test
    void whatPrometheusFindsReachesWhoIsOnCallAndIsTakenOnByTheLink() throws Exception {
        var prometheus = Monitoring.installed("prometheus");
        var alertmanager = Monitoring.installed("prometheus-alertmanager");
        Assumptions.assumeTrue(
                prometheus.isPresent() && alertmanager.isPresent(),
                "no Prometheus or no Alertmanager on this machine; .ci/run installs both");
        prove(customer.created(methods(), method()).path("id").asText());
        route(policy(schedule()));
        Path folder = Path.of("target", "paging").toAbsolutePath();
        String token = customer.apiToken(List.of("events:write"));
        try (var receiver = new Receiver();
                var monitoring = new Monitoring(
                        prometheus.get(), alertmanager.get(), folder, suite.portal(), customer.slug(), token)) {
            customer.webhook(receiver, List.of("alert.raised", "alert.acknowledged", "alert.resolved"));
            monitoring.broken("basket");
            String link = mailbox.link("basket of the shop is broken");
            JsonNode alert = onlyAlert();
            assertThat(alert.path("state").asText()).isEqualTo("open");

            assertThat(ask(HttpRequest.newBuilder(URI.create(link)).GET())).isEqualTo(200);
            assertThat(onlyAlert().path("state").asText())
                    .as("a look changes nothing")
                    .isEqualTo("open");
            assertThat(ask(HttpRequest.newBuilder(URI.create(link)).POST(BodyPublishers.noBody())))
                    .isEqualTo(200);
            assertThat(onlyAlert().path("state").asText()).isEqualTo("acknowledged");
            assertThat(ask(HttpRequest.newBuilder(URI.create(link)).POST(BodyPublishers.noBody())))
                    .as("once")
                    .isEqualTo(409);

            monitoring.broken();
            Awaitility.await("Prometheus says that it is over")
                    .atMost(SOON)
                    .until(() -> onlyAlert().path("state").asText().equals("resolved"));
            Awaitility.await("the receiver is told of all three")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(types(receiver, alert))
                            .containsExactlyInAnyOrder("alert.raised", "alert.acknowledged", "alert.resolved"));
        }
        assertThat(customer.all(alerts() + "/" + onlyAlert().path("id").asText() + "/timeline"))
                .extracting(entry -> entry.path("kind").asText())
                .contains("raised", "escalated", "paged", "acknowledged", "resolved")
                .doesNotContain("page-failed", "nobody-on-call");
    }

    private Map<String, Object> method() {
        Awaitility.await("the organisation is known")
                .atMost(SOON)
                .until(() -> customer.api().get(alerts()).ok());
        return Map.of("kind", "email", "name", "Mail", "address", mailbox.address());
    }

    private String methods() {
        return "/api/v1/people/" + customer.slug() + "/me/contact-methods";
    }

    private void prove(String method) {
        var sent = customer.api().post(methods() + "/" + method + "/code", Map.of());
        assertThat(sent.status()).as(String.valueOf(sent.body())).isEqualTo(200);
        var verified = customer.api().post(methods() + "/" + method + "/verify", Map.of("code", mailbox.code()));
        assertThat(verified.status()).as(String.valueOf(verified.body())).isEqualTo(200);
    }

    private String schedule() {
        String owner = customer.all("/api/v1/members/" + customer.slug())
                .get(0)
                .path("subject")
                .asText();
        var rotation =
                Map.of("unit", "weeks", "length", 1, "start", "2026-01-05T09:00", "participants", List.of(owner));
        return customer.created(
                        "/api/v1/schedules/" + customer.slug(),
                        Map.of(
                                "name",
                                "Primary",
                                "timeZone",
                                "Europe/Berlin",
                                "layers",
                                List.of(Map.of("rotation", rotation))))
                .path("id")
                .asText();
    }

    private String policy(String schedule) {
        var step = Map.of("targets", List.of(Map.of("kind", "schedule", "id", schedule)));
        return customer.created("/api/v1/policies/" + customer.slug(), Map.of("name", "Shop", "steps", List.of(step)))
                .path("id")
                .asText();
    }

    /** What comes by way of Alertmanager goes nowhere, so that each trouble pages once. */
    private void route(String policy) {
        var prometheus = Map.of("name", "integration", "operator", "=", "value", "prometheus");
        var rule = Map.of("name", "Prometheus", "matchers", List.of(prometheus), "policy", policy);
        var written = customer.api().put("/api/v1/routing/" + customer.slug(), Map.of("rules", List.of(rule)), "\"0\"");
        assertThat(written.status()).as(String.valueOf(written.body())).isEqualTo(200);
    }

    private String alerts() {
        return "/api/v1/alerts/" + customer.slug();
    }

    private JsonNode onlyAlert() {
        var all = customer.all(alerts() + "?integration=prometheus");
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private int ask(HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private static List<String> types(Receiver receiver, JsonNode alert) {
        return receiver.deliveries().stream()
                .filter(one -> one.body().at("/data/alert/id").equals(alert.path("id")))
                .map(one -> one.body().path("type").asText())
                .toList();
    }
}
