package dev.cairn.assessment.source;

import dev.cairn.assessment.job.Accepted;
import dev.cairn.assessment.job.JobView;
import dev.cairn.assessment.source.SourceChanges.Change;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Connected repositories over HTTP. */
@Path("/api/v1/sources/{org}/{project}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Repositories", description = "The repository that a project is read from, in a rhythm and upon each push.")
class SourceResource {

    private final Sources sources;
    private final SourceChanges changes;
    private final Checks checks;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final IdempotentRequests requests;
    private final Accepted accepted;
    private final Answers answers;

    SourceResource(
            Sources sources,
            SourceChanges changes,
            Checks checks,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            IdempotentRequests requests,
            Accepted accepted,
            Answers answers) {
        this.sources = sources;
        this.changes = changes;
        this.checks = checks;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.requests = requests;
        this.accepted = accepted;
        this.answers = answers;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readRepository", summary = "Shows the connected repository")
    @APIResponseSchema(value = SourceView.class, responseDescription = "The repository; 404 when none is connected")
    public Uni<Response> read(
            @PathParam("project") String slug, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(
                        org,
                        () -> sources.find(project.id())
                                .onItem()
                                .ifNull()
                                .failWith(SourceProblem::unconnected)
                                .chain(this::view)))
                .map(view -> Answers.read(ifNoneMatch, view.version(), view));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "connectRepository",
            summary = "Connects a repository, or changes the connected one",
            description =
                    "Without If-Match where none is connected, else with it. The repository is asked at once where what is"
                            + " read changes. To a URL of another scheme, host or port no credential goes along.")
    @APIResponseSchema(value = SourceView.class, responseCode = "200", responseDescription = "The repository, changed")
    @APIResponse(responseCode = "201", description = "The repository, connected")
    public Uni<Response> connect(
            @PathParam("project") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewSource body) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return changes.demandUrl(body)
                .chain(() -> projects.named(slug))
                .chain(project -> tenancy.write(
                        org,
                        () -> changes.connect(new Change(project, ifMatch, by), body)
                                .chain(connected -> view(connected.source())
                                        .map(view -> Response.status(connected.made() ? 201 : 200)
                                                .entity(view)
                                                .header(HttpHeaders.ETAG, ETags.of(view.version()))
                                                .build()))));
    }

    @DELETE
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "disconnectRepository",
            summary = "Disconnects the repository",
            description = "Credential and webhook's secret are gone with it; what was read stays as evidence.")
    @APIResponse(responseCode = "204", description = "None is connected any more")
    public Uni<Response> disconnect(
            @PathParam("project") String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(org, () -> changes.disconnect(new Change(project, ifMatch, by))))
                .map(gone -> Answers.gone());
    }

    @DELETE
    @Path("/credential")
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(operationId = "removeRepositoryCredential", summary = "Takes the credential away")
    @APIResponseSchema(value = SourceView.class, responseCode = "200", responseDescription = "The repository after it")
    public Uni<Response> dropCredential(
            @PathParam("project") String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(
                        org,
                        () -> changes.dropCredential(new Change(project, ifMatch, by))
                                .chain(this::view)))
                .map(view -> Answers.changed(view.version(), view));
    }

    @POST
    @Path("/scans")
    @Allow(role = Role.EDITOR, scope = Scope.EVIDENCE_WRITE)
    @Operation(
            operationId = "scanRepository",
            summary = "Scans the repository now",
            description = "Even if its newest commit was scanned. Asked for again before it began, it is the same job.")
    @APIResponseSchema(value = JobView.class, responseCode = "202", responseDescription = "The job, at Location")
    public Uni<Response> scan(@PathParam("project") String slug, @HeaderParam("Idempotency-Key") @Nullable String key) {
        UUID org = organisation.id();
        var place = accepted.at(organisation);
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST sources/scans " + project.id(),
                        key,
                        "",
                        () -> changes.scanNow(project).chain(id -> accepted.reply(place, id))));
    }

    @POST
    @Path("/webhook-secret")
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "makeRepositoryWebhookSecret",
            summary = "Makes a secret for the repository's webhook",
            description = "Shown this once. What was sent with the secret before is refused from now on.")
    @APIResponseSchema(value = WebhookSecretView.class, responseCode = "201", responseDescription = "The secret")
    public Uni<Response> makeSecret(
            @PathParam("project") String slug, @HeaderParam("Idempotency-Key") @Nullable String key) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        String path = "/api/v1/sources/" + organisation.slug() + "/" + slug + "/webhook";
        return projects.named(slug)
                .chain(project -> requests.run(
                        org,
                        "POST sources/webhook-secret " + project.id(),
                        key,
                        "",
                        () -> changes.newSecret(project, by).map(secret -> made(new WebhookSecretView(path, secret)))));
    }

    private Reply made(WebhookSecretView view) {
        Reply reply = answers.reply(201, null, 0, view);
        return new Reply(reply.status(), null, null, reply.body());
    }

    private Uni<SourceView> view(Source source) {
        return checks.nextDue(source.organisation(), source.project()).map(due -> SourceView.of(source, due));
    }
}
