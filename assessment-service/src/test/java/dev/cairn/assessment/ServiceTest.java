package dev.cairn.assessment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cairn.assessment.job.JobPayload;
import dev.cairn.assessment.scan.archive.Archives;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.EventType;
import dev.cairn.events.OrganisationState;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.access.ApiToken;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.testing.ServersResource;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.kit.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests over HTTP share. They share one running service, so each makes organisations of its own. */
@QuarkusTestResource(
        value = ServersResource.class,
        initArgs = @ResourceArg(name = "service", value = "assessment"),
        restrictToAnnotatedClass = false)
public abstract class ServiceTest {

    protected static final String API = "/api/v1";
    protected static final Duration SOON = Duration.ofSeconds(30);
    protected static final LocalDate START = LocalDate.parse("2026-09-01");
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "cancelled", "dead");

    /** An organisation of one test, with its owner ana, editor ben, viewer vic, and a token of each scope. */
    protected record Org(UUID id, String slug, String reads, String writes) {}

    /** A project of one test. */
    protected record Project(Org org, UUID id, String slug) {

        String scans() {
            return API + "/scans/" + org.slug() + "/" + slug;
        }

        String assessments() {
            return API + "/assessments/" + org.slug() + "/" + slug;
        }

        String evidence() {
            return API + "/evidence/" + org.slug() + "/" + slug;
        }

        String waivers() {
            return API + "/waivers/" + org.slug() + "/" + slug;
        }

        String applicability() {
            return API + "/applicability/" + org.slug() + "/" + slug;
        }

        String attestations() {
            return API + "/attestations/" + org.slug() + "/" + slug;
        }

        String publicPage() {
            return API + "/public-pages/" + org.slug() + "/" + slug;
        }

        String job(String id) {
            return API + "/jobs/" + org.slug() + "/" + id;
        }
    }

    /** Makes an organisation known as project-service does: by its event. */
    protected static Org organisation() {
        UUID id = UUID.randomUUID();
        String slug = unique("org");
        ApiToken reads = ApiToken.make(new SecureRandom());
        ApiToken writes = ApiToken.make(new SecureRandom());
        TestEvents.publish(CairnEvent.of(
                UUID.randomUUID(),
                EventType.ORGANISATION_CREATED,
                Instant.parse("2026-11-22T09:00:00Z"),
                new OrganisationState(
                        id,
                        slug,
                        "Name of " + slug,
                        1,
                        false,
                        List.of(member("ana", "owner"), member("ben", "editor"), member("vic", "viewer")),
                        List.of(token(reads, "read"), token(writes, "evidence:write")))));
        var org = new Org(id, slug, reads.secret(), writes.secret());
        await().atMost(SOON)
                .until(() -> as("vic").get(API + "/scans/" + slug + "/none").statusCode() == 404 && known(slug));
        return org;
    }

    private static boolean known(String slug) {
        return !as("vic")
                .get(API + "/scans/" + slug + "/none?nonsense=1")
                .asString()
                .contains("\"not-found\"");
    }

    private static OrganisationState.Member member(String subject, String role) {
        return new OrganisationState.Member(UUID.randomUUID(), subject, "Name of " + subject, role);
    }

    private static OrganisationState.Token token(ApiToken token, String... scopes) {
        return new OrganisationState.Token(UUID.randomUUID(), "CI", token.hash(), List.of(scopes), null);
    }

    protected static Project project(Org org) {
        var project = new Project(org, UUID.randomUUID(), unique("shop"));
        tell(EventType.PROJECT_CREATED, state(project, 1, null, "mvp"));
        await().atMost(SOON)
                .until(() -> as("vic").get(project.assessments() + "/latest").statusCode() == 200);
        return project;
    }

    protected static ProjectState state(
            Project project, long version, ProjectState.@Nullable Hypothesis hypothesis, String phase) {
        return new ProjectState(
                project.id(),
                project.org().id(),
                project.org().slug(),
                project.slug(),
                "Name of " + project.slug(),
                START,
                Map.of(),
                List.of(),
                phase,
                hypothesis,
                null,
                version,
                false);
    }

    /** Tells that a project, untouched until now, was deleted. */
    protected static void tellDeleted(Project project) {
        ProjectState last = state(project, 2, null, "mvp");
        tell(
                EventType.PROJECT_DELETED,
                new ProjectState(
                        last.id(),
                        last.organisationId(),
                        last.organisationSlug(),
                        last.slug(),
                        last.name(),
                        last.startDate(),
                        last.urls(),
                        last.tags(),
                        last.phase(),
                        null,
                        null,
                        2,
                        true));
    }

    protected static void tell(EventType type, ProjectState state) {
        TestEvents.publish(CairnEvent.of(UUID.randomUUID(), type, Instant.parse("2026-11-22T09:00:00Z"), state));
    }

    protected static RequestSpecification as(String person) {
        return given().auth().oauth2(Tokens.person(person));
    }

    protected static RequestSpecification withToken(String secret) {
        return given().auth().oauth2(secret);
    }

    /** A slug that no other test has. */
    protected static String unique(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    protected static Response send(Project project, byte[] archive) {
        return as("ana").contentType("application/gzip").body(archive).post(project.scans());
    }

    /** Uploads a tree and waits for the end of its job; answers the job. */
    protected static JsonPath scanned(Project project, Map<String, String> files) {
        return ended(project, accepted(send(project, Archives.gzip(Archives.tar(files)))));
    }

    /** The id of the job that a request was answered with. */
    protected static String accepted(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        String id = answer.jsonPath().getString("id");
        assertThat(answer.header("Location")).endsWith("/" + id);
        return id;
    }

    protected static JsonPath ended(Project project, String job) {
        return await().atMost(SOON)
                .until(() -> as("ana").get(project.job(job)).jsonPath(), one -> FINAL.contains(one.getString("state")));
    }

    protected static JsonPath latest(Project project) {
        return as("ana")
                .get(project.assessments() + "/latest")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The audit entries of this target, newest first. */
    protected static List<Map<String, Object>> acts(Org org, String target) {
        return as("ana")
                .get(API + "/assessment-audit/" + org.slug() + "?limit=100")
                .jsonPath()
                .getList("items.findAll { it.target.id == '" + target + "' }");
    }

    /** Outcomes of practices in an assessment. */
    protected static String outcome(JsonPath assessment, String practice) {
        return assessment.getString("phases.practices.flatten().find { it.id == '" + practice + "' }.outcome");
    }

    protected static void refused(Response response, int status, String code) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo(code);
    }

    /** The first column of the first row, as the database's owner within the organisation sees it. */
    protected static long number(Org org, String query) throws SQLException {
        try (Connection app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + org.id() + "', false)");
            try (ResultSet rows = sql.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    protected static void execute(Org org, String statement) throws SQLException {
        try (Connection app = ServersResource.connect("app");
                var sql = app.createStatement()) {
            sql.execute("select set_config('cairn.organisation', '" + org.id() + "', false)");
            sql.execute(statement);
        }
    }

    /** A connection that row-level security does not hold, for what tests do to other people's rows and to time. */
    protected static Connection superuser() throws SQLException {
        var config = ServersResource.config();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(
                                config.get("cairn.db.host"), config.get("cairn.db.port"), config.get("cairn.db.name")),
                "postgres",
                "");
    }

    protected static void asSuperuser(String statement) throws SQLException {
        try (var connection = superuser();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }

    /** Puts a scan into the database as an upload leaves it; answers its id. */
    protected static UUID scanJob(Project project, byte[] archive, String columns, String values) throws SQLException {
        UUID id = UUID.randomUUID();
        var known = new KnownProject(
                project.id(), project.org().id(), project.slug(), project.slug(), state(project, 1, null, "mvp"));
        try (var connection = superuser();
                var chunk = connection.prepareStatement("insert into upload_chunk values (?, ?, 0, ?, now())");
                var job = connection.prepareStatement(
                        "insert into job (id, organisation_id, kind, subject, due_at, created_at, payload, " + columns
                                + ") values (?, ?, 'scan', ?, now(), now(), ?::jsonb, " + values + ")")) {
            chunk.setObject(1, project.org().id());
            chunk.setObject(2, id);
            chunk.setBytes(3, archive);
            chunk.execute();
            job.setObject(1, id);
            job.setObject(2, project.org().id());
            job.setObject(3, project.id());
            job.setString(4, JobPayload.of(known).encode());
            job.execute();
        }
        return id;
    }

    protected static long chunks(Org org) throws SQLException {
        return number(org, "select count(*) from upload_chunk");
    }
}
