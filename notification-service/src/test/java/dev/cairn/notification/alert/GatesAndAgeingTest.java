package dev.cairn.notification.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.AlertState;
import dev.cairn.events.AssessmentState;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.notification.NotificationTest;
import dev.cairn.notification.World;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an assessment's event on Kafka to the alerts that people and integrators are told of, and to their end. */
@NotificationTest
class GatesAndAgeingTest {

    private static final String CHECK = "foundation.ci-cd.tests-run";
    private static final String PRACTICE = "foundation.ci-cd";
    private static final Instant SOON_STALE = Instant.parse("2026-12-01T00:00:00Z");

    private World.Organisation acme;
    private World.Project project;

    @BeforeEach
    void aProject() {
        acme = World.organisation();
        project = World.project(acme);
    }

    @Test
    void aGateThatOpensIsAnAlertUntilItClosesAgain() {
        World.assessed(project, 1, List.of(gate("closed", "open")), List.of());
        Map<String, Object> raised = alert("gate-opened", "open");
        assertThat(raised)
                .containsEntry("severity", "info")
                .containsEntry("title", "The gate of Foundation is open")
                .containsEntry("dedupKey", "gate-opened:" + project.id() + ":foundation");

        World.assessed(project, 2, List.of(), List.of());
        World.assessed(project, 3, List.of(gate("open", "closed")), List.of());
        alert("gate-opened", "resolved");

        assertThat(told(raised.get("id").toString(), 2))
                .extracting(AlertState::kind, AlertState::state)
                .containsExactly(tuple("gate-opened", "open"), tuple("gate-opened", "resolved"));
    }

    @Test
    void evidenceThatGoesStaleSoonIsToldOnceAndResolvedByFreshEvidence() {
        World.assessed(project, 1, List.of(), List.of(new AssessmentState.Ageing(CHECK, PRACTICE, SOON_STALE)));
        Map<String, Object> raised = alert("evidence-ageing", "open");
        assertThat(raised)
                .containsEntry("severity", "warning")
                .containsEntry("practice", PRACTICE)
                .containsEntry("title", "Evidence of " + PRACTICE + " goes stale soon");
        assertThat(raised.get("detail").toString()).contains(CHECK, SOON_STALE.toString());

        World.assessed(project, 2, List.of(), List.of(new AssessmentState.Ageing(CHECK, PRACTICE, SOON_STALE)));
        World.assessed(project, 3, List.of(), List.of());
        Map<String, Object> resolved = alert("evidence-ageing", "resolved");

        assertThat(resolved).containsEntry("id", raised.get("id")).containsEntry("count", 1);
        assertThat(told(raised.get("id").toString(), 2))
                .extracting(AlertState::kind, AlertState::state)
                .containsExactly(tuple("evidence-ageing", "open"), tuple("evidence-ageing", "resolved"));
    }

    @Test
    void aWaiverThatEndsSoonIsToldUntilItHasEnded() {
        var ending = new AssessmentState.EndingWaiver(UUID.randomUUID(), CHECK, PRACTICE, SOON_STALE);
        World.waived(project, 1, "waived", List.of(ending));
        Map<String, Object> raised = alert("waiver-ending", "open");
        assertThat(raised)
                .containsEntry("severity", "warning")
                .containsEntry("practice", PRACTICE)
                .containsEntry("title", "The waiver of " + PRACTICE + " ends soon");
        assertThat(raised.get("detail").toString()).contains(SOON_STALE.toString());

        World.waived(project, 2, "unmet", List.of());
        assertThat(alert("waiver-ending", "resolved")).containsEntry("id", raised.get("id"));
    }

    private static AssessmentState.GateChange gate(String from, String to) {
        return new AssessmentState.GateChange("foundation", "Foundation", from, to);
    }

    /** The only alert of the project, once it is of this kind and in this state. */
    private Map<String, Object> alert(String kind, String state) {
        List<Map<String, Object>> found = await().atMost(World.SOON)
                .until(
                        () -> acme.as("viewer")
                                .get("/api/v1/alerts/" + acme.slug())
                                .jsonPath()
                                .getList("items.findAll { it.project.id == '%s' }".formatted(project.id())),
                        alerts -> alerts != null
                                && alerts.size() == 1
                                && state.equals(alerts.get(0).get("state")));
        assertThat(found.get(0)).containsEntry("kind", kind);
        return found.get(0);
    }

    private static List<AlertState> told(String alert, int least) {
        return TestEvents.read("cairn-alerts-v1", all -> of(all, alert).size() >= least).stream()
                .filter(one -> one.key().equals(alert))
                .map(GatesAndAgeingTest::event)
                .map(event -> event.data(AlertState.class))
                .toList();
    }

    private static List<String> of(Collection<ConsumerRecord<String, byte[]>> records, String alert) {
        return records.stream().map(ConsumerRecord::key).filter(alert::equals).toList();
    }

    private static CairnEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return CloudEventHeaders.parse(headers, record.value());
    }
}
