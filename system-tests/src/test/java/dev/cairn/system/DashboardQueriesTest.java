package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Every query of the dashboard is answered by a real Prometheus, with the shipped configuration, for each service. */
class DashboardQueriesTest {

    /** A query of a panel, and the services that must be in its answer with a number. */
    private record Query(String panel, String expression, Set<String> services) {}

    /** Consumer lag appears about a minute after the start, and a rate needs two scrapes. */
    private static final Duration SCRAPED = Duration.ofMinutes(4);

    private static final Set<String> ALL = Suite.APPLICATIONS.keySet();
    private static final Set<String> SERVICES = Set.of("project-service", "assessment-service", "notification-service");
    private static final Set<String> READERS = Set.of("assessment-service", "notification-service");

    /** What deliverable panels there must be, and for whom. */
    private static final Map<String, Set<String>> PANELS = Map.ofEntries(
            Map.entry("Requests", ALL),
            Map.entry("Errors", ALL),
            Map.entry("Duration, 95th percentile", ALL),
            Map.entry("Outbox: oldest event", SERVICES),
            Map.entry("Outbox: waiting events", SERVICES),
            Map.entry("Outbox: sent", SERVICES),
            Map.entry("Consumer lag", READERS),
            Map.entry("Events consumed", READERS),
            Map.entry("Jobs: oldest waiting", Set.of("assessment-service")),
            Map.entry("Jobs: waiting", Set.of("assessment-service")),
            Map.entry("Jobs: finished", Set.of("assessment-service")),
            Map.entry("Assessments", Set.of("assessment-service")),
            Map.entry("Webhook attempts", Set.of("notification-service")),
            Map.entry("Cache hits", Set.of("assessment-service")),
            Map.entry("Up", ALL),
            Map.entry("CPU", ALL),
            Map.entry("Heap in use", ALL),
            Map.entry("SQL: waiting for a connection", SERVICES));

    @Test
    void everyQueryIsAnsweredForEachService() throws Exception {
        var program = Prometheus.installed();
        Assumptions.assumeTrue(program.isPresent(), "no Prometheus on this machine; .ci/run installs it");
        Suite suite = Suite.running();
        List<Query> queries = queries();
        assertThat(queries).extracting(Query::panel).containsOnlyOnceElementsOf(PANELS.keySet());
        try (var receiver = new Receiver();
                var prometheus = Prometheus.scraping(suite, program.get())) {
            var customer = busyCustomer(suite, receiver);

            Awaitility.await()
                    .atMost(SCRAPED)
                    .pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> {
                        look(customer);
                        assertThat(unanswered(prometheus, queries)).isEmpty();
                    });

            assertThat(prometheus.rules())
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.required("health").asText())
                            .as(rule.toString())
                            .isEqualTo("ok"));
        }
    }

    /** Makes every meter that only something that has happened makes. */
    private static Customer busyCustomer(Suite suite, Receiver receiver) {
        var customer = new Customer(suite, "dashboard");
        customer.webhook(receiver, List.of("alert.raised"));
        customer.scan("shop", Trees.whole());
        customer.scan("shop", Trees.reduced());
        Awaitility.await("a webhook")
                .atMost(Duration.ofSeconds(60))
                .until(() -> !receiver.deliveries().isEmpty());
        return customer;
    }

    private static void look(Customer customer) {
        for (String path : List.of("projects", "alerts", "assessments")) {
            customer.api().get("/api/v1/" + path + "/" + customer.slug());
        }
        customer.latest("shop");
    }

    private static List<String> unanswered(Prometheus prometheus, List<Query> queries) {
        var missing = new ArrayList<String>();
        for (Query query : queries) {
            var answered = new TreeSet<String>();
            prometheus.query(query.expression()).forEach(sample -> {
                if (!sample.at("/value/1").asText().equals("NaN")) {
                    answered.add(sample.at("/metric/service").asText());
                }
            });
            if (!answered.containsAll(query.services())) {
                missing.add(query.panel() + ": only " + answered + " of " + query.services());
            }
        }
        return missing;
    }

    private static List<Query> queries() throws IOException {
        JsonNode dashboard = Suite.JSON.readTree(
                Files.readString(Suite.HOME.resolve("deploy/observability/grafana/dashboards/suite.json")));
        var queries = new ArrayList<Query>();
        for (JsonNode panel : dashboard.required("panels")) {
            String title = panel.required("title").asText();
            for (JsonNode target : panel.path("targets")) {
                String expression = target.required("expr")
                        .asText()
                        .replace("$__rate_interval", "1m")
                        .replace("$service", ".+");
                assertThat(expression).as(title).doesNotContain("$");
                queries.add(new Query(title, expression, PANELS.getOrDefault(title, Set.of())));
            }
        }
        return queries;
    }
}
