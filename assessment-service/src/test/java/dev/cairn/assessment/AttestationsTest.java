package dev.cairn.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.AttestationState;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.Topics;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Attestations over HTTP: claims with a name and an end. */
@QuarkusTest
class AttestationsTest extends ServiceTest {

    private static final String CLAIMABLE = "mvp.hypothesis.stated";
    private static final String DEMANDING = "foundation.error-tracking.initialised";

    @Test
    void aClaimCountsWhereClaimsDoAndGoesStaleAtItsEnd() throws Exception {
        Project project = project(organisation());
        Response given = give(project, CLAIMABLE, "\"hypothesis.stated\": true", days(30));
        assertThat(given.statusCode()).as(given.asString()).isEqualTo(201);
        String id = given.jsonPath().getString("id");
        assertThat(given.header("Location")).isEqualTo(project.attestations() + "/" + id);
        assertThat(given.jsonPath().getString("attested.by")).isEqualTo("ana");
        await().atMost(SOON).until(() -> checkOutcome(project, CLAIMABLE).equals("met"));
        var evidence = as("vic").get(project.evidence() + "/" + id).jsonPath();
        assertThat(evidence.getString("strength")).isEqualTo("claimed");
        assertThat(evidence.getString("source")).isEqualTo("attestation");
        assertThat(evidence.getString("summary")).startsWith("Name of ana: It is written down.");

        asSuperuser("update attestation set ends_at = now(), attested_at = now() - interval '1 day' where id = '" + id
                + "'");
        asSuperuser("update evidence set stale_at = now() where id = '" + id + "'");
        asSuperuser("update job set due_at = now() where state = 'queued' and dedup_key = 'attestation " + id + "'");

        await().atMost(SOON).until(() -> checkOutcome(project, CLAIMABLE).equals("stale"));
        assertThat(as("vic").get(project.attestations() + "/" + id).jsonPath().getString("status"))
                .isEqualTo("expired");
        assertThat(acts(project.org(), id))
                .extracting(act -> act.get("action"))
                .containsExactly("attestation.expired", "attestation.given");
        assertThat(String.valueOf(acts(project.org(), id).get(0).get("actor"))).contains("system");
        assertThat(told(id, 2)).containsExactly("given current null 1", "expired expired null 2");

        give(project, CLAIMABLE, "\"hypothesis.stated\": true", days(3));
        await().atMost(SOON).until(() -> checkOutcome(project, CLAIMABLE).equals("met"));
        assertThat(number(
                        project.org(),
                        "select count(*) from evidence where source = 'attestation' and superseded_at is null"))
                .isOne();
    }

    @Test
    void aClaimNeverPassesForProof() {
        Project project = project(organisation());
        String before = checkOutcome(project, DEMANDING);
        String latest = latest(project).getString("id");

        give(project, DEMANDING, "\"errors.sdk_initialised\": true", days(30));

        await().atMost(SOON).until(() -> !latest(project).getString("id").equals(latest));
        assertThat(checkOutcome(project, DEMANDING)).isEqualTo(before).isNotEqualTo("met");
    }

    @Test
    void anotherTakesItsPlaceAndWhatIsWithdrawnIsUnknownAgain() {
        Project project = project(organisation());
        String first = give(project, CLAIMABLE, "\"hypothesis.stated\": false", days(3))
                .jsonPath()
                .getString("id");
        Response second = give(project, CLAIMABLE, "\"hypothesis.stated\": true", days(3));
        String id = second.jsonPath().getString("id");
        await().atMost(SOON).until(() -> checkOutcome(project, CLAIMABLE).equals("met"));
        assertThat(as("vic")
                        .get(project.attestations() + "?practice=mvp.hypothesis")
                        .jsonPath()
                        .<String>getList("items.status"))
                .containsExactly("current", "replaced");
        assertThat(as("vic").get(project.evidence() + "/" + first).jsonPath().getString("supersededAt"))
                .isNotNull();

        String path = project.attestations() + "/" + id;
        assertThat(as("ben").delete(path).statusCode()).isEqualTo(428);
        assertThat(as("ben").header("If-Match", "\"9\"").delete(path).statusCode())
                .isEqualTo(412);
        assertThat(as("ben").header("If-Match", "\"1\"").delete(path).statusCode())
                .isEqualTo(204);
        assertThat(as("ben").header("If-Match", "\"2\"").delete(path).statusCode())
                .isEqualTo(204);
        await().atMost(SOON).until(() -> !checkOutcome(project, CLAIMABLE).equals("met"));
        assertThat(as("vic").get(path).jsonPath().getString("closed.by")).isEqualTo("ben");
        assertThat(acts(project.org(), id))
                .extracting(act -> act.get("action"))
                .containsExactly("attestation.withdrawn", "attestation.given");
        assertThat(told(first, 2)).containsExactly("given current null 1", "replaced replaced ana 2");
        assertThat(told(id, 2)).containsExactly("given current null 1", "withdrawn withdrawn ben 2");
    }

    @Test
    void whatIsAttestedWronglyIsRefusedWithTheReason() {
        Project project = project(organisation());
        String yes = "\"hypothesis.stated\": true";

        invalid(give(project, CLAIMABLE, yes, days(181)), "/endsAt");
        invalid(give(project, CLAIMABLE, yes, days(-1)), "/endsAt");
        invalid(give(project, "no.such", yes, days(3)), "/check");
        invalid(give(project, "mvp.hypothesis.reached", "\"hypothesis.reached\": true", days(3)), "/check");
        invalid(give(project, CLAIMABLE, "\"ci.runs_tests\": true", days(3)), "/facts/ci.runs_tests");
        invalid(give(project, CLAIMABLE, "\"hypothesis.stated\": \"yes\"", days(3)), "/facts/hypothesis.stated");
        invalid(give(project, CLAIMABLE, "\"hypothesis.stated\": null", days(3)), "/facts/hypothesis.stated");
        invalid(give(project, CLAIMABLE, "\"hypothesis.stated\": {\"a\": 1}", days(3)), "/facts/hypothesis.stated");
        invalid(give(project, CLAIMABLE, "", days(3)), "/facts");
        invalid(post("ana", project, body(CLAIMABLE, yes, days(3)).replace("https:", "javascript:")), "/link");
        invalid(post("ana", project, body(CLAIMABLE, yes, days(3)).replace("It is written down.", " ")), "/statement");
        refused(post("vic", project, body(CLAIMABLE, yes, days(3))), 403, "forbidden");
        refused(
                withToken(project.org().writes())
                        .contentType("application/json")
                        .body(body(CLAIMABLE, yes, days(3)))
                        .post(project.attestations()),
                403,
                "forbidden");
    }

    @Test
    void anotherOrganisationFindsNothing() {
        Project mine = project(organisation());
        String id = give(mine, CLAIMABLE, "\"hypothesis.stated\": true", days(3))
                .jsonPath()
                .getString("id");
        Project theirs = project(organisation());

        refused(as("ben").get(theirs.attestations() + "/" + id), 404, "not-found");
        refused(as("ben").header("If-Match", "*").delete(theirs.attestations() + "/" + id), 404, "not-found");
        refused(as("oda").get(mine.attestations() + "/" + id), 404, "not-found");
        assertThat(as("ben").get(theirs.attestations()).jsonPath().<String>getList("items"))
                .isEmpty();
    }

    /** What the events of an attestation tell, in their order. */
    private static List<String> told(String id, int many) {
        return TestEvents.read(
                        Topics.ATTESTATIONS,
                        all -> all.stream().filter(one -> one.key().equals(id)).count() >= many)
                .stream()
                .filter(one -> one.key().equals(id))
                .map(AttestationsTest::event)
                .map(event -> {
                    AttestationState state = event.data(AttestationState.class);
                    assertThat(state.check()).isEqualTo(CLAIMABLE);
                    assertThat(state.facts()).containsKey("hypothesis.stated");
                    return event.type().type().replaceAll("dev.cairn.attestation.|.v1", "") + " " + state.status() + " "
                            + state.closedBy() + " " + state.version();
                })
                .toList();
    }

    private static CairnEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return CloudEventHeaders.parse(headers, record.value());
    }

    private static Response give(Project project, String check, String facts, Instant endsAt) {
        return post("ana", project, body(check, facts, endsAt));
    }

    private static Response post(String person, Project project, String body) {
        return as(person).contentType("application/json").body(body).post(project.attestations());
    }

    private static String body(String check, String facts, Instant endsAt) {
        return """
                {"check": "%s", "statement": "It is written down.", "link": "https://wiki.example.com/bet",
                 "facts": {%s}, "endsAt": "%s"}""".formatted(check, facts, endsAt);
    }

    private static void invalid(Response answer, String pointer) {
        refused(answer, 400, "invalid-request");
        assertThat(answer.jsonPath().<String>getList("errors.pointer")).isEqualTo(List.of(pointer));
    }

    private static String checkOutcome(Project project, String check) {
        return latest(project)
                .getString("phases.practices.flatten().checks.flatten().find { it.id == '" + check + "' }.outcome");
    }

    private static Instant days(int days) {
        return Instant.now().plus(Duration.ofDays(days));
    }
}
