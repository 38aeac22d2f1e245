package dev.cairn.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cairn.events.AssessmentState;
import dev.cairn.events.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** assessment-service is killed with work in its hands: every accepted job ends, nothing is assessed twice or lost. */
class KilledWorkTest {

    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final String SERVICE = "assessment-service";
    private static final int UPLOADS = 6;
    private static final int MANY = 200;
    private static final String HOUSE = """
            id: house
            version: 1
            title: House rules
            facts:
              - {name: project.start_date, type: string, title: "the start date"}
            phases:
              - id: build
                title: Build
                window: weeks 1-6
                from-week: 1
                to-week: 6
                practices:
                  - id: build.begun
                    title: Begun
                    why: What has no beginning has no end. It is the first thing to know.
                    checks:
                      - id: build.begun.date
                        title: The start date is known
                        expression: project.start_date != ''
                        strength: claimed
                        weight: 1
                        effort: S
                        required: true
                        advice: State the date.
                        proof: The project's settings.
            """;

    private final Suite suite = Suite.running();

    @TempDir
    Path folder;

    @Test
    void scansThatWereCutShortAreDoneOnceMoreAndCountOnce() {
        var customer = new Customer(suite, "killed-scans");
        List<String> projects =
                IntStream.range(0, UPLOADS).mapToObj(i -> "p" + i).toList();
        projects.forEach(customer::project);
        byte[] archive = large();
        var jobs = new ArrayList<String>();
        for (String project : projects) {
            jobs.add(customer.api()
                    .upload("/api/v1/scans/" + customer.slug() + "/" + project, archive, key())
                    .body()
                    .required("id")
                    .asText());
        }
        Awaitility.await("a scan is under way").atMost(RECOVERY).until(() -> running(customer, "scan") > 0);

        kill();

        for (String job : jobs) {
            assertThat(ended(customer, job)).as(job).isEqualTo("succeeded");
        }
        assertThat(count(customer, "select count(*) from evidence where source = 'scan' and "))
                .isEqualTo(UPLOADS);
        assertThat(count(customer, "select count(distinct project_id) from evidence where source = 'scan' and "))
                .isEqualTo(UPLOADS);
        assertThat(count(customer, "select count(*) from upload_chunk where ")).isZero();
        everyAssessmentIsToldOnce(customer);
    }

    @Test
    void aCloneThatWasCutShortIsDoneOnceMoreAndCountsOnce() throws Exception {
        var customer = new Customer(suite, "killed-clone");
        try (var host = new GitHost(folder)) {
            String commit = host.commit(Trees.files());
            host.hold();
            String source = "/api/v1/sources/" + customer.slug() + "/shop";
            assertThat(customer.api()
                            .put(source, Map.of("url", host.url(), "everyHours", 24))
                            .ok())
                    .isTrue();
            Awaitility.await("a clone is under way").atMost(RECOVERY).until(() -> host.held() > 0);

            kill();
            host.open();

            Awaitility.await("the repository is read")
                    .atMost(RECOVERY)
                    .until(
                            () -> customer.api().get(source).body(),
                            read -> read.path("commit").asText().equals(commit));
        }
        assertThat(count(customer, "select count(*) from evidence where source = 'repository' and "))
                .isOne();
        everyJobHasEnded(customer);
        everyAssessmentIsToldOnce(customer);
    }

    @Test
    void aReassessmentOfManyThatWasCutShortGoesOnAndJudgesEachOnce() throws Exception {
        var customer = new Customer(suite, "killed-many");
        var pool = Executors.newFixedThreadPool(4);
        pool.invokeAll(IntStream.range(1, MANY)
                .mapToObj(i -> (Callable<Void>) () -> {
                    customer.project("many-" + i);
                    return null;
                })
                .toList());
        pool.shutdown();
        Awaitility.await("all are assessed")
                .atMost(RECOVERY)
                .until(() -> count(customer, "select count(distinct project_id) from assessment where ") == MANY);
        assertThat(customer.api()
                        .yaml("/api/v1/roadmaps/" + customer.slug(), HOUSE)
                        .status())
                .isEqualTo(201);
        String judged = "from assessment where roadmap_id = 'house' and ";

        assertThat(customer.api()
                        .put("/api/v1/roadmap-choices/" + customer.slug(), Map.of("roadmap", "house"), "\"0\"")
                        .status())
                .isEqualTo(200);
        Awaitility.await("some are judged anew")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> count(customer, "select count(*) " + judged) >= 20);
        kill();

        Awaitility.await("all are judged anew")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> count(customer, "select count(distinct project_id) " + judged) == MANY);
        everyJobHasEnded(customer);
        assertThat(count(customer, "select count(*) " + judged)).isEqualTo(MANY);
        everyAssessmentIsToldOnce(customer);
    }

    private void kill() {
        ProcessHandle victim = suite.process(SERVICE);
        Suite.signal(victim, "KILL");
        Awaitility.await(SERVICE + " was restarted")
                .atMost(RECOVERY)
                .ignoreExceptions()
                .until(() -> suite.process(SERVICE).pid() != victim.pid());
    }

    /** The state in which a job ends. */
    private static String ended(Customer customer, String job) {
        return Awaitility.await("job " + job)
                .atMost(RECOVERY)
                .until(
                        () -> customer.api()
                                .get("/api/v1/jobs/" + customer.slug() + "/" + job)
                                .body()
                                .path("state")
                                .asText(),
                        state -> !List.of("queued", "running", "").contains(state));
    }

    private void everyJobHasEnded(Customer customer) {
        Awaitility.await("jobs that are due")
                .atMost(RECOVERY)
                .until(() -> count(
                                customer,
                                "select count(*) from job where (state = 'running' or state = 'queued' and due_at < now()) and ")
                        == 0);
        assertThat(count(customer, "select count(*) from job where state in ('failed', 'dead') and "))
                .isZero();
    }

    /** Each project's assessments are numbered without a gap, and each is one event. */
    private void everyAssessmentIsToldOnce(Customer customer) {
        Awaitility.await("events of assessments").atMost(RECOVERY).untilAsserted(() -> {
            EventLog log = EventLog.read(suite, Topics.ASSESSMENTS, organisation(customer));
            for (List<Object> row : suite.rows(
                    "cairn_assessment",
                    "select project_id, count(*), max(sequence) from assessment where " + of(customer)
                            + " group by project_id")) {
                assertThat(row.get(1)).isEqualTo(row.get(2));
                assertThat(log.of((UUID) row.get(0)).stream()
                                .map(event -> event.data(AssessmentState.class).id())
                                .distinct())
                        .hasSize(((Number) row.get(1)).intValue());
            }
        });
    }

    private long running(Customer customer, String kind) {
        return count(customer, "select count(*) from job where state = 'running' and kind = '" + kind + "' and ");
    }

    private long count(Customer customer, String query) {
        return ((Number) suite.rows("cairn_assessment", query + of(customer))
                        .get(0)
                        .get(0))
                .longValue();
    }

    private String of(Customer customer) {
        return "organisation_id = '" + organisation(customer) + "'";
    }

    private UUID organisation(Customer customer) {
        return (UUID) suite.rows(
                        "cairn_project",
                        "select organisation_id from organisation where slug = '" + customer.slug() + "'")
                .get(0)
                .get(0);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    /** Takes a scan long enough to be met at it, and does not look like a bomb. */
    private static byte[] large() {
        var files = new TreeMap<>(Trees.files());
        var random = new Random(7);
        for (int i = 0; i < 4_000; i++) {
            var text = new StringBuilder();
            for (int line = 0; line < 40; line++) {
                text.append("export const v")
                        .append(line)
                        .append(" = ")
                        .append(random.nextLong())
                        .append(";\n");
            }
            files.put("src/f" + i + ".ts", text.toString());
        }
        return Trees.archive(files);
    }
}
