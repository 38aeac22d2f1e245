package dev.cairn.notification;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.cairn.events.ApplicabilityState;
import dev.cairn.events.AssessmentState;
import dev.cairn.events.CairnEvent;
import dev.cairn.events.EventType;
import dev.cairn.events.OrganisationState;
import dev.cairn.events.ProjectState;
import dev.cairn.events.WaiverState;
import dev.cairn.kit.access.ApiToken;
import dev.cairn.kit.testing.TestEvents;
import dev.cairn.kit.testing.Tokens;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The rest of the suite, as far as this service hears of it. */
public final class World {

    public static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant THEN = Instant.parse("2026-11-22T03:00:00Z");
    private static final AtomicLong VERSIONS = new AtomicLong(1);

    private World() {}

    /** An organisation with one person per role, named {@code <slug>-<role>}, and a token with every scope. */
    public record Organisation(UUID id, String slug, String token) {

        public RequestSpecification as(String role) {
            return given().auth().oauth2(Tokens.person(slug + "-" + role)).contentType("application/json");
        }

        public RequestSpecification asToken() {
            return given().auth().oauth2(token).contentType("application/json");
        }

        /** Publishes it as it is after some people left. */
        public void without(List<String> roles) {
            World.publish(this, roles);
        }
    }

    public record Project(UUID id, Organisation organisation, String slug) {}

    /** Makes an organisation, and waits until the service knows it. */
    public static Organisation organisation() {
        UUID id = UUID.randomUUID();
        var token = ApiToken.make(new SecureRandom());
        var made = new Organisation(id, "org-" + id.toString().substring(0, 8), token.secret());
        publish(made, List.of());
        await().atMost(SOON)
                .until(() ->
                        made.as("owner").get("/api/v1/alerts/" + made.slug()).statusCode() == 200);
        return made;
    }

    private static void publish(Organisation made, List<String> gone) {
        var members = List.of("viewer", "responder", "editor", "admin", "owner").stream()
                .filter(role -> !gone.contains(role))
                .map(role ->
                        new OrganisationState.Member(UUID.randomUUID(), made.slug() + "-" + role, "The " + role, role))
                .toList();
        var hash = ApiToken.read(made.token()).orElseThrow().hash();
        var tokens = gone.contains("token")
                ? List.<OrganisationState.Token>of()
                : List.of(new OrganisationState.Token(
                        UUID.randomUUID(),
                        "ci",
                        hash,
                        List.of("read", "evidence:write", "alerts:write", "events:write", "projects:write", "admin"),
                        null));
        publish(
                EventType.ORGANISATION_CREATED,
                new OrganisationState(
                        made.id(), made.slug(), made.slug(), VERSIONS.incrementAndGet(), false, members, tokens));
    }

    public static Project project(Organisation organisation) {
        return new Project(UUID.randomUUID(), organisation, "shop");
    }

    public static CairnEvent changed(Project project, long version) {
        return publish(
                EventType.PROJECT_UPDATED,
                new ProjectState(
                        project.id(),
                        project.organisation().id(),
                        project.organisation().slug(),
                        project.slug(),
                        "Shop " + version,
                        LocalDate.parse("2026-09-01"),
                        Map.of(),
                        List.of(),
                        "mvp",
                        null,
                        null,
                        version,
                        false));
    }

    /** A waiver that was asked for at that instant. */
    public static void waiver(Project project, String target, Instant at) {
        var organisation = project.organisation();
        TestEvents.publish(CairnEvent.of(
                UUID.randomUUID(),
                EventType.WAIVER_REQUESTED,
                at,
                new WaiverState(
                        UUID.randomUUID(),
                        organisation.id(),
                        project.id(),
                        project.slug(),
                        target,
                        "Not now.",
                        at.plus(Duration.ofDays(30)),
                        "requested",
                        "ana",
                        at,
                        null,
                        null,
                        null,
                        null,
                        null,
                        1)));
    }

    /** It was asked at that instant that a practice does not apply. */
    public static void overruled(Project project, String practice, Instant at) {
        var organisation = project.organisation();
        TestEvents.publish(CairnEvent.of(
                UUID.randomUUID(),
                EventType.APPLICABILITY_REQUESTED,
                at,
                new ApplicabilityState(
                        UUID.randomUUID(),
                        organisation.id(),
                        project.id(),
                        project.slug(),
                        practice,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "Nobody outside uses it.",
                        "ana",
                        at,
                        1)));
    }

    /** An assessment in which a practice was lost. */
    public static CairnEvent lost(Project project, long sequence, String... practices) {
        var changes = List.of(practices).stream()
                .map(practice -> new AssessmentState.Change(
                        practice, "Pipeline", "met", "unmet", true, "lost", "No workflow runs the tests any more."))
                .toList();
        return assessed(project, sequence, Map.of(practices[0], "unmet"), changes, List.of(), List.of());
    }

    /** An assessment without changes. */
    public static CairnEvent outcome(Project project, long sequence, String practice, String outcome) {
        return assessed(project, sequence, Map.of(practice, outcome), List.of(), List.of(), List.of());
    }

    /** An assessment in which gates changed, or evidence is about to go stale; every practice is met. */
    public static CairnEvent assessed(
            Project project,
            long sequence,
            List<AssessmentState.GateChange> gates,
            List<AssessmentState.Ageing> ageing) {
        return assessed(project, sequence, Map.of("foundation.ci-cd", "met"), List.of(), gates, ageing);
    }

    /** An assessment in which a practice has this outcome, and these waivers are about to end. */
    public static CairnEvent waived(
            Project project, long sequence, String outcome, List<AssessmentState.EndingWaiver> ending) {
        return assessed(
                project, sequence, Map.of("foundation.ci-cd", outcome), List.of(), List.of(), List.of(), ending);
    }

    private static CairnEvent assessed(
            Project project,
            long sequence,
            Map<String, String> outcomes,
            List<AssessmentState.Change> changes,
            List<AssessmentState.GateChange> gates,
            List<AssessmentState.Ageing> ageing) {
        return assessed(project, sequence, outcomes, changes, gates, ageing, List.of());
    }

    private static CairnEvent assessed(
            Project project,
            long sequence,
            Map<String, String> outcomes,
            List<AssessmentState.Change> changes,
            List<AssessmentState.GateChange> gates,
            List<AssessmentState.Ageing> ageing,
            List<AssessmentState.EndingWaiver> waiversEnding) {
        return publish(
                EventType.ASSESSMENT_COMPLETED,
                new AssessmentState(
                        UUID.randomUUID(),
                        project.organisation().id(),
                        project.id(),
                        project.slug(),
                        "Shop",
                        sequence,
                        THEN,
                        new AssessmentState.Roadmap("mvp-to-production", 1),
                        "sha256:0",
                        "foundation",
                        List.of(
                                new AssessmentState.Phase("mvp", 100, "open"),
                                new AssessmentState.Phase("foundation", 50, "closed")),
                        outcomes,
                        null,
                        changes,
                        gates,
                        ageing,
                        waiversEnding));
    }

    private static CairnEvent publish(EventType type, dev.cairn.events.EventData data) {
        var event = CairnEvent.of(UUID.randomUUID(), type, THEN, data);
        TestEvents.publish(event);
        return event;
    }

    /** Raises an alert, and waits for it. */
    public static String alert(Organisation organisation) {
        Project project = project(organisation);
        lost(project, 1, "foundation.ci-cd");
        return await().atMost(SOON).until(() -> alertOf(project), id -> id != null);
    }

    /** The newest alert of a project; null when there is none. */
    public static String alertOf(Project project) {
        return project.organisation()
                .as("viewer")
                .get("/api/v1/alerts/" + project.organisation().slug())
                .jsonPath()
                .getString("items.find { it.project.id == '%s' }?.id".formatted(project.id()));
    }
}
