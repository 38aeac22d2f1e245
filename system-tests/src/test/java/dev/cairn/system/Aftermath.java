package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.events.AssessmentState;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.ProjectState;
import dev.cairn.events.Topics;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;

/** What must be true of a customer's data, in every place that holds it, once all that was killed is back. */
final class Aftermath {

    /** A project as a database has it. */
    record Row(UUID id, String slug, String name, long version) {}

    private final Suite suite;
    private final Customer customer;
    private final Editors editors;
    private final Duration patience;
    private final UUID organisation;

    /** @param patience how long the last changes may take to arrive everywhere */
    Aftermath(Suite suite, Customer customer, Editors editors, Duration patience) {
        this.suite = suite;
        this.customer = customer;
        this.editors = editors;
        this.patience = patience;
        String query = "select organisation_id from organisation where slug = '" + customer.slug() + "'";
        // PostgreSQL may have been the last to be killed, and is then still starting.
        this.organisation = (UUID) Awaitility.await("the database")
                .atMost(patience)
                .ignoreExceptions()
                .until(() -> suite.rows("cairn_project", query), rows -> !rows.isEmpty())
                .get(0)
                .get(0);
    }

    void everyAcknowledgedChangeIsInTheEventsOnce() {
        List<Row> present = projects();
        Awaitility.await("events of projects").atMost(patience).untilAsserted(() -> {
            EventLog log = EventLog.read(suite, Topics.PROJECTS, organisation);
            assertThat(present).allSatisfy(row -> {
                assertThat(sequences(log.of(row.id()))).as(row.toString()).isEqualTo(oneTo(row.version()));
                ProjectState last = last(log.of(row.id()));
                assertThat(last.name()).isEqualTo(row.name());
                assertThat(last.deleted()).isFalse();
            });
            assertThat(editors.deleted()).allSatisfy(id -> {
                assertThat(sequences(log.of(id))).isEqualTo(oneTo(log.of(id).size()));
                assertThat(last(log.of(id)).deleted()).isTrue();
            });
            editors.names()
                    .forEach((id, names) -> assertThat(byVersion(log.of(id)))
                            .as("acknowledged names of " + id)
                            .containsAllEntriesOf(names));
        });
    }

    void everyServiceKnowsTheSameProjects() {
        List<Row> truth = projects();
        for (String database : List.of("cairn_assessment", "cairn_notification")) {
            Awaitility.await("projections of " + database)
                    .atMost(patience)
                    .untilAsserted(() -> assertThat(projects(database, "known_project", "and not deleted"))
                            .isEqualTo(truth));
            assertThat(projects(database, "known_project", "and deleted"))
                    .extracting(Row::id)
                    .containsExactlyInAnyOrderElementsOf(editors.deleted());
        }
    }

    void everyUploadWasAssessedOnce() {
        Awaitility.await("events of assessments").atMost(patience).untilAsserted(() -> {
            EventLog log = EventLog.read(suite, Topics.ASSESSMENTS, organisation);
            List<String> told = projects().stream()
                    .flatMap(row -> log.of(row.id()).stream())
                    .map(event -> event.data(AssessmentState.class).id().toString())
                    .toList();
            assertThat(told).containsAll(editors.assessments()).doesNotHaveDuplicates();
            assertThat(projects())
                    .allSatisfy(row -> assertThat(sequences(log.of(row.id())))
                            .as(row.slug())
                            .isEqualTo(oneTo(log.of(row.id()).size())));
        });
    }

    void everyRegressionHasOneAlertAndOneWebhookId(Receiver receiver, List<String> scanned) {
        Map<String, List<JsonNode>> alerts = Awaitility.await("alerts")
                .atMost(patience)
                .until(
                        this::regressionsByPractice,
                        found ->
                                scanned.stream().allMatch(project -> found.containsKey(project + " foundation.ci-cd")));
        assertThat(alerts).allSatisfy((practice, found) -> {
            assertThat(found).as(practice).hasSize(1);
            assertThat(found.get(0).required("count").asInt()).as(practice).isOne();
        });
        var ids = alerts.values().stream()
                .flatMap(List::stream)
                .map(alert -> alert.required("id").asText())
                .toList();
        Awaitility.await("webhooks").atMost(patience).untilAsserted(() -> {
            var arrived = receiver.deliveries().stream()
                    .collect(Collectors.groupingBy(
                            delivery -> delivery.body().at("/data/alert/id").asText(),
                            Collectors.mapping(Receiver.Delivery::id, Collectors.toSet())));
            assertThat(arrived.keySet()).containsAll(ids);
            assertThat(arrived)
                    .allSatisfy((alert, webhookIds) -> assertThat(webhookIds).hasSize(1));
        });
    }

    private Map<String, List<JsonNode>> regressionsByPractice() {
        return customer.all("/api/v1/alerts/" + customer.slug()).stream()
                .filter(alert -> alert.required("kind").asText().equals("regression"))
                .collect(Collectors.groupingBy(alert -> alert.at("/project/slug")
                                .asText() + " " + alert.required("practice").asText()));
    }

    /** The projects there are. */
    List<Row> projects() {
        return projects("cairn_project", "project", "");
    }

    private List<Row> projects(String database, String table, String where) {
        return suite
                .rows(
                        database,
                        "select id, slug, name, version from " + table + " where organisation_id = '" + organisation
                                + "' " + where + " order by slug")
                .stream()
                .map(row -> new Row(
                        (UUID) row.get(0), (String) row.get(1), (String) row.get(2), ((Number) row.get(3)).longValue()))
                .toList();
    }

    /** In the order in which each came first: a repeat may come late, a change never before an earlier one. */
    private static List<Long> sequences(List<CairnEvent> events) {
        return events.stream().map(CairnEvent::sequence).toList();
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private static ProjectState last(List<CairnEvent> events) {
        return Collections.max(events, Comparator.comparing(CairnEvent::sequence))
                .data(ProjectState.class);
    }

    private static Map<Long, String> byVersion(List<CairnEvent> events) {
        return events.stream()
                .collect(Collectors.toMap(
                        CairnEvent::sequence,
                        event -> event.data(ProjectState.class).name()));
    }
}
