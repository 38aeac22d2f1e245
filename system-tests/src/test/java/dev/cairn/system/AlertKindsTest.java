package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The alerts beside regressions, from what a team enters to the customer's receiver, and their end. */
class AlertKindsTest {

    private static final Duration SOON = Duration.ofSeconds(90);

    private final Suite suite = Suite.running();
    private final Customer customer = new Customer(suite, "kinds");
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void aGateThatOpensAndEvidenceThatIsAboutToGoStaleAreTold() {
        try (var receiver = new Receiver()) {
            customer.webhook(receiver, List.of("alert.raised"));
            customer.scan("shop", Trees.withManagedSignIn());

            // Counts for two years: the gate is open, and will not be for much longer.
            observed(41, today.minusDays(700));

            JsonNode gate = alert("gate-opened", "open");
            assertThat(gate.path("phase").asText()).isEqualTo("mvp");
            JsonNode ageing = alert("evidence-ageing", "open");
            assertThat(ageing.path("practice").asText()).isEqualTo("mvp.hypothesis");
            Awaitility.await("webhooks")
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.deliveries())
                            .extracting(delivery ->
                                    delivery.body().at("/data/alert/id").asText())
                            .contains(
                                    gate.path("id").asText(), ageing.path("id").asText()));

            observed(39, today);

            alert("gate-opened", "resolved");
            alert("evidence-ageing", "resolved");
            assertThat(customer.all("/api/v1/alerts/" + customer.slug()))
                    .extracting(alert -> alert.path("kind").asText())
                    .containsExactlyInAnyOrder("gate-opened", "evidence-ageing", "regression");
        }
    }

    /** What is observed anew and lies more than two years back is stale at once: the project cannot wait so long here. */
    @Test
    void evidenceThatExpiredIsARegressionWhoseAlertSaysSo() {
        customer.scan("shop", Trees.withManagedSignIn());
        observed(41, today);
        Awaitility.await("the hypothesis is met")
                .atMost(SOON)
                .until(() -> outcome("mvp.hypothesis").equals("met"));

        observed(41, today.minusDays(800));

        JsonNode alert = alert("regression", "open");
        assertThat(alert.path("practice").asText()).isEqualTo("mvp.hypothesis");
        assertThat(alert.path("detail").asText()).contains("its evidence is too old");
        assertThat(outcome("mvp.hypothesis")).isEqualTo("stale");
        var change = customer.latest("shop").at("/changes/0");
        assertThat(change.path("cause").asText()).isEqualTo("expired");
        assertThat(change.path("regression").asBoolean()).isTrue();
        String assessment = alert.path("assessmentId").asText();
        var again = customer.api()
                .post("/api/v1/assessments/" + customer.slug() + "/shop/" + assessment + "/rerun", Map.of());
        assertThat(again.body().path("same").asBoolean())
                .as(String.valueOf(again.body()))
                .isTrue();
    }

    private String outcome(String practice) {
        for (JsonNode phase : customer.latest("shop").path("phases")) {
            for (JsonNode each : phase.path("practices")) {
                if (each.path("id").asText().equals(practice)) {
                    return each.path("outcome").asText();
                }
            }
        }
        return "";
    }

    private void observed(int value, LocalDate on) {
        String project = "/api/v1/projects/" + customer.slug() + "/shop";
        var stated = customer.api()
                .put(
                        project + "/hypothesis",
                        Map.of(
                                "statement",
                                "Shops order again",
                                "metric",
                                "share of shops that order again, in percent",
                                "target",
                                40,
                                "direction",
                                "at-least",
                                "observed",
                                value,
                                "statedOn",
                                on.toString(),
                                "observedOn",
                                on.toString()),
                        customer.api().get(project).etag());
        assertThat(stated.status()).as(String.valueOf(stated.body())).isEqualTo(200);
    }

    private JsonNode alert(String kind, String state) {
        return Awaitility.await(kind + " is " + state)
                .atMost(SOON)
                .until(
                        () -> customer.all("/api/v1/alerts/" + customer.slug()).stream()
                                .filter(alert -> alert.path("kind").asText().equals(kind))
                                .filter(alert -> alert.path("state").asText().equals(state))
                                .toList(),
                        found -> found.size() == 1)
                .get(0);
    }
}
