package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * With 200 uploads and edits under way every process of the suite is killed in turn. Whatever was acknowledged is there
 * afterwards, everywhere, once.
 */
class FaultsTest {

    private static final int SCANNED = 20;
    private static final int EDITED = 10;
    private static final int EDITS_EACH = 12;
    private static final int CREATED = 20;
    private static final int REPLACED = 20;
    /** A replacement is two: the deletion, and the creation after it. */
    private static final int CHANGES = SCANNED + EDITED * EDITS_EACH + CREATED + 2 * REPLACED;

    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final List<String> VICTIMS =
            List.of("project-service", "assessment-service", "notification-service", "kafka", "redis", "postgres");

    private final Suite suite = Suite.running();
    private final Customer customer = new Customer(suite, "faults");
    private final Editors editors = new Editors(customer, RECOVERY);

    @Test
    void whatWasAcknowledgedSurvivesEveryKill() throws Exception {
        assertThat(CHANGES).isEqualTo(200);
        long seed = Long.getLong("cairn.seed", System.nanoTime());
        System.out.println("faults: seed " + seed + " (repeat with -Dcairn.seed=" + seed + ")");
        try (var receiver = new Receiver()) {
            customer.webhook(receiver, List.of("alert.raised"));
            prepare();
            var pool = Executors.newFixedThreadPool(8);
            var results = work(seed).stream().map(pool::submit).toList();
            killEachInTurn();
            for (var result : results) {
                result.get();
            }
            pool.shutdown();
            assertThat(editors.acknowledged()).isEqualTo(CHANGES);
            var aftermath = new Aftermath(suite, customer, editors, RECOVERY);
            assertThat(aftermath.projects()).hasSize(SCANNED + CREATED + REPLACED + 1);
            assertThat(editors.deleted()).hasSize(REPLACED);
            assertThat(editors.assessments()).hasSize(SCANNED).doesNotHaveDuplicates();
            aftermath.everyAcknowledgedChangeIsInTheEventsOnce();
            aftermath.everyServiceKnowsTheSameProjects();
            aftermath.everyUploadWasAssessedOnce();
            aftermath.everyRegressionHasOneAlertAndOneWebhookId(receiver, scanned());
        }
    }

    private void prepare() {
        scanned().forEach(customer::project);
        IntStream.range(0, REPLACED).forEach(i -> customer.project("again-" + i));
        for (String project : scanned()) {
            assertThat(customer.scan(project, Trees.whole()).path("state").asText())
                    .isEqualTo("succeeded");
        }
    }

    private static List<String> scanned() {
        return IntStream.range(0, SCANNED).mapToObj(i -> "p" + i).toList();
    }

    /** Edits meet uploads of the same projects, and one another. */
    private List<Runnable> work(long seed) {
        var work = new ArrayList<Runnable>();
        scanned().forEach(project -> work.add(() -> editors.upload(project)));
        IntStream.range(0, EDITED * EDITS_EACH)
                .forEach(i -> work.add(() -> editors.rename("p" + i % EDITED, "Name " + i)));
        IntStream.range(0, CREATED).forEach(i -> work.add(() -> editors.create("new-" + i)));
        IntStream.range(0, REPLACED).forEach(i -> work.add(() -> editors.replace("again-" + i)));
        Collections.shuffle(work, new Random(seed));
        return work;
    }

    /** The next is killed when the one before has come back and some more work was acknowledged. */
    private void killEachInTurn() {
        int step = CHANGES / (VICTIMS.size() + 1);
        for (int i = 0; i < VICTIMS.size(); i++) {
            int enough = step * (i + 1);
            Awaitility.await("progress").atMost(RECOVERY).until(() -> editors.acknowledged() >= enough);
            String name = VICTIMS.get(i);
            ProcessHandle victim = suite.process(name);
            Suite.signal(victim, "KILL");
            Awaitility.await(name + " was restarted")
                    .atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> suite.process(name).pid() != victim.pid());
        }
    }
}
