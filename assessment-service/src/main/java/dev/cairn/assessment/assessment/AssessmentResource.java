package dev.cairn.assessment.assessment;

import dev.cairn.assessment.common.AcceptHeader;
import dev.cairn.assessment.common.TaggedAnswers;
import dev.cairn.assessment.job.Accepted;
import dev.cairn.assessment.job.JobView;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Assessments over HTTP. */
@Path("/api/v1/assessments/{org}/{project}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assessments", description = "Where a project stands, and why.")
class AssessmentResource {

    private final LatestAssessments latest;
    private final ReadAssessments assessments;
    private final ExplainCheck explainCheck;
    private final AssessJobs assessJobs;
    private final Accepted accepted;
    private final IdempotentRequests requests;
    private final Projects projects;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    AssessmentResource(
            LatestAssessments latest,
            ReadAssessments assessments,
            ExplainCheck explainCheck,
            AssessJobs assessJobs,
            Accepted accepted,
            IdempotentRequests requests,
            Projects projects,
            CurrentOrganisation organisation,
            Cursors cursors) {
        this.latest = latest;
        this.assessments = assessments;
        this.explainCheck = explainCheck;
        this.assessJobs = assessJobs;
        this.accepted = accepted;
        this.requests = requests;
        this.projects = projects;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listAssessments", summary = "Lists the assessments of a project, newest first")
    @APIResponseSchema(value = AssessmentPageSchema.class, responseDescription = "A page")
    public Uni<Page<Map<String, Object>>> list(@PathParam("project") String slug, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        return projects.named(slug).chain(project -> {
            var position = page.of(cursors, "assessments " + project.id());
            return assessments
                    .list(org, project.id(), position)
                    .map(found ->
                            Page.of(found, position, one -> UUID.fromString(one.getString("id")), JsonObject::getMap));
        });
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Allow(role = Role.EDITOR, scope = Scope.EVIDENCE_WRITE)
    @Operation(
            operationId = "startAssessment",
            summary = "Assesses a project now",
            description = "From the evidence there is. Asked again while one waits, it is the same job.")
    @APIResponseSchema(value = JobView.class, responseCode = "202", responseDescription = "The job, at Location")
    public Uni<Response> start(
            @PathParam("project") String slug, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID org = organisation.id();
        var place = accepted.at(organisation);
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST assessments " + project.id(),
                        key,
                        "",
                        () -> assessJobs.queue(project).chain(id -> accepted.reply(place, id))));
    }

    @GET
    @Path("/latest")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readLatestAssessment", summary = "Shows the latest assessment")
    @APIResponseSchema(value = AssessmentSchema.class, responseDescription = "The assessment")
    public Uni<Response> latest(
            @PathParam("project") String slug, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return latest.of(organisation.id(), slug)
                .chain(found -> found == null
                        ? projects.named(slug).chain(latest::of)
                        : Uni.createFrom().item(found))
                .onItem()
                .ifNull()
                .failWith(AssessmentResource::notAssessed)
                .map(entry -> answer(entry, ifNoneMatch));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readAssessment", summary = "Shows an assessment")
    @APIResponseSchema(value = AssessmentSchema.class, responseDescription = "The assessment")
    public Uni<Response> read(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return projects.named(slug).chain(project -> find(project, id)).map(entry -> answer(entry, ifNoneMatch));
    }

    @GET
    @Path("/{id}/checks/{check}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "explainCheck",
            summary = "Explains one check of an assessment",
            description =
                    "What it asks, the facts it read, the evidence they came from, and where was looked in vain. As"
                            + " text/plain only the sentences, one below the other.")
    @APIResponse(
            responseCode = "200",
            description = "The explanation",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ExplanationSchema.class)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class))
            })
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
    public Uni<Response> explain(
            @PathParam("project") String slug,
            @PathParam("id") UUID id,
            @PathParam("check") String check,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context HttpHeaders headers) {
        boolean asText = AcceptHeader.prefers(headers, MediaType.TEXT_PLAIN_TYPE);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project ->
                        find(project, id).chain(entry -> explainCheck.explain(org, project.id(), entry, check)))
                .map(explanation -> asText
                        ? TaggedAnswers.read(ifNoneMatch, sentences(explanation), "text/plain;charset=UTF-8")
                        : TaggedAnswers.read(
                                ifNoneMatch, explanation.toBuffer().getBytes(), MediaType.APPLICATION_JSON))
                .map(answer ->
                        answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build());
    }

    private static byte[] sentences(JsonObject explanation) {
        return WrappedText.of(explanation.getJsonArray("sentences").stream()
                        .map(String::valueOf)
                        .toList())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Uni<Entry> find(KnownProject project, UUID id) {
        return assessments
                .find(project.organisationId(), project.id(), id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    private static Problem notAssessed() {
        return new Problem(CommonProblem.NOT_FOUND, "The project was not assessed yet; upload an archive of it");
    }

    private static Response answer(Entry entry, @Nullable String ifNoneMatch) {
        var answer = ETags.matches(ifNoneMatch, entry.etag()) ? Response.notModified() : Response.ok(entry.body());
        return answer.header(HttpHeaders.ETAG, entry.etag()).build();
    }
}
