package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * With 200 uploads and edits under way every process of the suite is killed in turn. Whatever was acknowledged is there
 * afterwards, everywhere, once.
 */
class FaultsTest {

    private static final int PROJECTS = 20;
    private static final int EDITS = 180;
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final List<String> VICTIMS =
            List.of("project-service", "assessment-service", "notification-service", "kafka", "redis", "postgres");

    private final Suite suite = Suite.running();
    private final Customer customer = new Customer(suite, "faults");
    private final AtomicInteger acknowledged = new AtomicInteger();

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        System.out.println("faults: seed " + seed + " (repeat with -Dcairn.seed=" + seed + ")");
        try (var receiver = new Receiver()) {
            customer.created(
                    "/api/v1/webhooks/" + customer.slug(),
                    Map.of("name", "faults", "url", receiver.url(), "eventTypes", List.of("alert.raised")));
            assessEveryProjectOnce();
            var work = work(seed);
            var pool = Executors.newFixedThreadPool(8);
            var results = work.stream().map(pool::submit).toList();
            killEachInTurn(work.size());
            for (var result : results) {
                result.get();
            }
            pool.shutdown();
            everyAcknowledgedChangeIsKnownToEveryService();
            everyRegressionHasOneAlertAndOneWebhookId(receiver);
        }
    }

    private void assessEveryProjectOnce() {
        for (int i = 0; i < PROJECTS; i++) {
            customer.project("p" + i);
        }
        for (int i = 0; i < PROJECTS; i++) {
            assertThat(customer.scan("p" + i, Trees.whole()).path("state").asText())
                    .isEqualTo("succeeded");
        }
    }

    private List<Callable<Void>> work(long seed) {
        var work = new ArrayList<Callable<Void>>();
        for (int i = 0; i < PROJECTS; i++) {
            String project = "p" + i;
            work.add(() -> upload(project));
        }
        for (int i = 0; i < EDITS; i++) {
            String slug = "edit-" + i;
            work.add(() -> create(slug));
        }
        Collections.shuffle(work, new Random(seed));
        return work;
    }

    /** Repeats under one key until it is acknowledged, as a client would, and waits for the job's end. */
    private Void upload(String project) {
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/scans/" + customer.slug() + "/" + project;
        var accepted = Awaitility.await("upload of " + project)
                .atMost(RECOVERY)
                .until(() -> customer.api().upload(path, Trees.reduced(), key), answer -> answer.status() == 202);
        acknowledged.incrementAndGet();
        String job = accepted.body().required("id").asText();
        Awaitility.await("scan of " + project)
                .atMost(RECOVERY)
                .until(() -> customer.api()
                        .get("/api/v1/jobs/" + customer.slug() + "/" + job)
                        .body()
                        .path("state")
                        .asText()
                        .equals("succeeded"));
        return null;
    }

    private Void create(String slug) {
        String key = UUID.randomUUID().toString();
        Awaitility.await("creation of " + slug)
                .atMost(RECOVERY)
                .until(() -> customer.api()
                                .post(
                                        "/api/v1/projects/" + customer.slug(),
                                        Map.of("slug", slug, "name", slug, "startDate", "2026-06-01"),
                                        key)
                                .status()
                        == 201);
        acknowledged.incrementAndGet();
        return null;
    }

    /** The next is killed when the one before has come back and some more work was acknowledged. */
    private void killEachInTurn(int all) {
        int step = all / (VICTIMS.size() + 1);
        for (int i = 0; i < VICTIMS.size(); i++) {
            int enough = step * (i + 1);
            Awaitility.await("progress").atMost(RECOVERY).until(() -> acknowledged.get() >= enough);
            ProcessHandle victim = suite.process(VICTIMS.get(i));
            Suite.signal(victim, "KILL");
            String name = VICTIMS.get(i);
            Awaitility.await(name + " was restarted")
                    .atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> suite.process(name).pid() != victim.pid());
        }
    }

    private void everyAcknowledgedChangeIsKnownToEveryService() {
        Map<String, Long> truth = versions("cairn_project", "select slug, version from project");
        assertThat(truth).hasSize(PROJECTS + EDITS + 1);
        for (String database : List.of("cairn_assessment", "cairn_notification")) {
            Awaitility.await("projections of " + database)
                    .atMost(RECOVERY)
                    .untilAsserted(() -> assertThat(versions(database, "select slug, version from known_project"))
                            .isEqualTo(truth));
        }
    }

    private Map<String, Long> versions(String database, String query) {
        String organisations = database.equals("cairn_project") ? "organisation" : "known_organisation";
        String where = " where organisation_id = (select o.organisation_id from " + organisations
                + " o where o.slug = '" + customer.slug() + "')";
        return suite.rows(database, query + where).stream()
                .collect(Collectors.toMap(
                        row -> (String) row.get(0),
                        row -> ((Number) row.get(1)).longValue(),
                        (a, b) -> -1L,
                        TreeMap::new));
    }

    private void everyRegressionHasOneAlertAndOneWebhookId(Receiver receiver) {
        Map<String, List<JsonNode>> alerts = Awaitility.await("alerts")
                .atMost(RECOVERY)
                .until(this::regressionsByPractice, found -> found.size() >= PROJECTS);
        for (int i = 0; i < PROJECTS; i++) {
            String project = "p" + i;
            assertThat(alerts).containsKey(project + " foundation.ci-cd");
        }
        assertThat(alerts).allSatisfy((practice, found) -> {
            assertThat(found).as(practice).hasSize(1);
            assertThat(found.get(0).required("count").asInt()).as(practice).isOne();
        });
        var ids = alerts.values().stream()
                .flatMap(List::stream)
                .map(alert -> alert.required("id").asText())
                .toList();
        Awaitility.await("webhooks").atMost(RECOVERY).untilAsserted(() -> {
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
}
