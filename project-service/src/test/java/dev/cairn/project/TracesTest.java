package dev.cairn.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.CloudEventHeaders;
import dev.cairn.events.OrganisationState;
import dev.cairn.events.ProjectState;
import dev.cairn.events.Topics;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What changes leave behind: events on the broker, and audit entries. */
@QuarkusTest
class TracesTest extends ServiceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyChangeIsAnEventAndAnAuditEntry() throws Exception {
        String org = organisation("ana");
        UUID id = idOf(org, "ana");
        String ben = member(org, "ana", "ben", "viewer");
        as("ana").header("If-Match", "\"1\"").body("{\"role\": \"editor\"}").patch(API + "/members/" + org + "/" + ben);
        var token = token(org, "ana", "read");
        as("ana").header("If-Match", "\"1\"").delete(API + "/tokens/" + org + "/" + token.id());
        as("ana").header("If-Match", "\"2\"").delete(API + "/members/" + org + "/" + ben);
        as("ana").header("If-Match", "\"6\"").body("{\"name\": \"Renamed\"}").patch(API + "/organisations/" + org);
        UUID project = changeAProject(org);

        JsonNode audit = JSON.readTree(
                as("ana").get(API + "/audit/" + org + "?limit=100").asString());
        as("ana")
                .header("If-Match", "\"7\"")
                .delete(API + "/organisations/" + org)
                .then()
                .statusCode(204);

        var ofOrganisation = events(Topics.ORGANISATIONS, id, 8);
        assertThat(types(ofOrganisation))
                .containsExactly(
                        "dev.cairn.organisation.created.v1",
                        "dev.cairn.member.added.v1",
                        "dev.cairn.member.changed.v1",
                        "dev.cairn.token.issued.v1",
                        "dev.cairn.token.revoked.v1",
                        "dev.cairn.member.removed.v1",
                        "dev.cairn.organisation.updated.v1",
                        "dev.cairn.organisation.deleted.v1");
        assertThat(ofOrganisation.stream().map(CairnEvent::sequence)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
        OrganisationState issued = ofOrganisation.get(3).data(OrganisationState.class);
        assertThat(issued.members()).extracting(OrganisationState.Member::role).containsExactly("owner", "editor");
        assertThat(issued.tokens()).extracting(one -> one.id().toString()).containsExactly(token.id());
        assertThat(ofOrganisation.get(4).data(OrganisationState.class).tokens()).isEmpty();
        assertThat(ofOrganisation.get(6).data(OrganisationState.class).name()).isEqualTo("Renamed");
        assertThat(ofOrganisation.get(7).data(OrganisationState.class).deleted())
                .isTrue();

        var ofProject = events(Topics.PROJECTS, project, 6);
        assertThat(types(ofProject))
                .containsExactly(
                        "dev.cairn.project.created.v1",
                        "dev.cairn.project.updated.v1",
                        "dev.cairn.hypothesis.stated.v1",
                        "dev.cairn.phase.entered.v1",
                        "dev.cairn.hypothesis.withdrawn.v1",
                        "dev.cairn.project.deleted.v1");
        assertThat(ofProject.stream().map(CairnEvent::sequence)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        ProjectState entered = ofProject.get(3).data(ProjectState.class);
        assertThat(entered.phase()).isEqualTo("scale");
        assertThat(entered.organisationSlug()).isEqualTo(org);
        assertThat(entered.hypothesis()).isNotNull();
        assertThat(ofProject.get(5).data(ProjectState.class).deleted()).isTrue();

        var actions = new ArrayList<String>();
        audit.get("items").forEach(entry -> actions.add(0, entry.get("action").asText()));
        var expected = new ArrayList<>(types(ofOrganisation).subList(0, 7));
        expected.addAll(types(ofProject).subList(0, 5));
        assertThat(actions)
                .isEqualTo(expected.stream()
                        .map(type -> type.substring("dev.cairn.".length(), type.length() - ".v1".length()))
                        .toList());
        assertThat(audit.toString()).doesNotContain(token.secret()).doesNotContain("hash");
    }

    private static UUID changeAProject(String org) {
        project(org, "ana", "shop");
        String path = API + "/projects/" + org + "/shop";
        as("ana").header("If-Match", "\"1\"").body("{\"name\": \"Web shop\"}").patch(path);
        as("ana")
                .header("If-Match", "\"2\"")
                .body(Map.of(
                        "statement",
                        "s",
                        "metric",
                        "m",
                        "target",
                        1,
                        "direction",
                        "at-least",
                        "statedOn",
                        "2026-01-01"))
                .put(path + "/hypothesis");
        as("ana").body(Map.of("to", "scale")).post(path + "/phase-transitions");
        as("ana").header("If-Match", "\"4\"").delete(path + "/hypothesis");
        return UUID.fromString(as("ana").get(path).jsonPath().getString("id"));
    }

    @Test
    void anAuditEntrySaysWhoAndWhatAndByWhichRequest() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        String secret = token(org, "ana", "projects:write").secret();

        withToken(secret)
                .header("X-Request-Id", "the-request-in-question")
                .header("If-Match", "\"1\"")
                .body("{\"name\": \"Web shop\"}")
                .patch(API + "/projects/" + org + "/shop")
                .then()
                .statusCode(200);

        as("ana")
                .get(API + "/audit/" + org + "?limit=1")
                .then()
                .statusCode(200)
                .body("items[0].actor.kind", equalTo("token"))
                .body("items[0].actor.name", equalTo("CI"))
                .body("items[0].action", equalTo("project.updated"))
                .body("items[0].target.kind", equalTo("project"))
                .body("items[0].target.name", equalTo("shop"))
                .body("items[0].before.name", equalTo("Name of shop"))
                .body("items[0].after.name", equalTo("Web shop"))
                .body("items[0].requestId", equalTo("the-request-in-question"));
        member(org, "ana", "ed", "editor");
        refused(as("ed").get(API + "/audit/" + org), 403, "forbidden");
    }

    @Test
    void theAuditLogPagesNewestFirst() {
        String org = organisation("ana");
        for (int i = 0; i < 5; i++) {
            project(org, "ana", "p" + i);
        }
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var page = as("ana")
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(API + "/audit/" + org)
                    .jsonPath();
            names.addAll(page.getList("items.target.name"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        assertThat(names).containsExactly("p4", "p3", "p2", "p1", "p0", org);
    }

    @Test
    void theAuditLogCannotBeRewrittenByAnybody() throws SQLException {
        String org = organisation("ana");
        UUID id = idOf(org, "ana");

        for (String role : List.of("app", "system", "owner")) {
            try (var connection = ServersResource.connect(role);
                    var sql = connection.createStatement()) {
                sql.execute("select set_config('cairn.organisation', '" + id + "', false)");
                assertThatThrownBy(() -> sql.execute("truncate audit_entry")).isInstanceOf(SQLException.class);
                if (!role.equals("owner")) {
                    assertThatThrownBy(() -> sql.execute("update audit_entry set action = 'x'"))
                            .isInstanceOf(SQLException.class);
                    assertThatThrownBy(() -> sql.execute("delete from audit_entry"))
                            .isInstanceOf(SQLException.class);
                }
            }
        }
        try (var owner = ServersResource.connect("owner");
                var sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("alter table audit_entry no force row level security");
            assertThatThrownBy(() -> sql.execute("delete from audit_entry")).hasMessageContaining("append-only");
            owner.rollback();
        }
    }

    @Test
    void changesAtOnceOfOneOrganisationNeverShareAVersion() throws Exception {
        String org = organisation("ana");
        UUID id = idOf(org, "ana");
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 10; i++) {
            String subject = unique("one");
            calls.add(() -> as("ana")
                    .body(Map.of("subject", subject, "name", "x", "role", "viewer"))
                    .post(API + "/members/" + org)
                    .statusCode());
            calls.add(() -> as("ana")
                    .body(Map.of("name", "CI", "scopes", List.of("read"), "expiresInDays", 1))
                    .post(API + "/tokens/" + org)
                    .statusCode());
        }

        assertThat(atOnce(calls)).containsOnly(201);

        var events = events(Topics.ORGANISATIONS, id, 21);
        assertThat(events.stream().map(CairnEvent::sequence))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 21).boxed().toList());
        OrganisationState last = events.get(20).data(OrganisationState.class);
        assertThat(last.members()).hasSize(11);
        assertThat(last.tokens()).hasSize(10);
    }

    @Test
    void whatIsRefusedLeavesNothing() {
        String org = organisation("ana");
        project(org, "ana", "shop");
        long entries =
                as("ana").get(API + "/audit/" + org).jsonPath().getList("items").size();

        project409(org);
        as("ana").header("If-Match", "\"9\"").body("{\"name\": \"x\"}").patch(API + "/projects/" + org + "/shop");
        as("ana").header("If-Match", "\"1\"").body("{}").patch(API + "/projects/" + org + "/shop");

        assertThat(as("ana").get(API + "/audit/" + org).jsonPath().getList("items"))
                .hasSize((int) entries);
    }

    @Test
    void aProjectAndItsOrganisationChangedAtOnceNeverBlockEachOther() throws Exception {
        for (int round = 0; round < 5; round++) {
            String org = organisation("ana");
            project(org, "ana", "shop");
            List<Callable<Integer>> calls = new ArrayList<>();
            calls.add(() -> as("ana")
                    .header("If-Match", "\"1\"")
                    .delete(API + "/organisations/" + org)
                    .statusCode());
            for (int i = 0; i < 6; i++) {
                calls.add(() -> as("ana")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("name", unique("n")))
                        .patch(API + "/projects/" + org + "/shop")
                        .statusCode());
            }
            assertThat(atOnce(calls))
                    .allMatch(status -> List.of(200, 204, 404, 412).contains(status));
        }
    }

    private static void project409(String org) {
        refused(
                as("ana")
                        .body(Map.of("slug", "shop", "name", "x", "startDate", "2026-01-01"))
                        .post(API + "/projects/" + org),
                409,
                "slug-taken");
    }

    private static List<String> types(List<CairnEvent> events) {
        return events.stream().map(event -> event.type().type()).toList();
    }

    private static List<CairnEvent> events(String topic, UUID subject, int expected) {
        return TestEvents.read(topic, records -> of(subject, records).size() >= expected).stream()
                .filter(record -> subject.toString().equals(record.key()))
                .map(TracesTest::event)
                .toList();
    }

    private static List<ConsumerRecord<String, byte[]>> of(
            UUID subject, java.util.Collection<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .filter(record -> subject.toString().equals(record.key()))
                .toList();
    }

    private static CairnEvent event(ConsumerRecord<String, byte[]> record) {
        var headers = new HashMap<String, byte[]>();
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        return CloudEventHeaders.parse(headers, record.value());
    }
}
