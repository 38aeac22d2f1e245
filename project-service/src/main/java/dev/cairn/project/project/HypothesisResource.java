package dev.cairn.project.project;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.project.domain.Project;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A project's hypothesis over HTTP. It is part of its project, whose ETag it shares. */
@Path("/api/v1/projects/{org}/{project}/hypothesis")
@Produces("application/json")
@Tag(name = "Hypotheses", description = "What projects bet on. The ETag is the project's.")
class HypothesisResource {

    private final ProjectChanges changes;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;

    HypothesisResource(ProjectChanges changes, Projects projects, Tenancy tenancy, CurrentOrganisation organisation) {
        this.changes = changes;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readHypothesis", summary = "Shows the hypothesis")
    @APIResponseSchema(value = HypothesisView.class, responseDescription = "The hypothesis, with the project's ETag")
    public Uni<Response> read(
            @PathParam("project") String slug, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> projects.named(slug))
                .map(project -> Answers.read(ifNoneMatch, project.version(), stated(project)));
    }

    @PUT
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "stateHypothesis",
            summary = "States the hypothesis",
            description = "In place of any before. If-Match is the project's ETag.")
    @APIResponseSchema(
            value = HypothesisView.class,
            responseDescription = "The hypothesis, with the project's new ETag")
    public Uni<Response> state(
            @PathParam("project") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull StatedHypothesis body) {
        return changes.change(
                        EventType.HYPOTHESIS_STATED,
                        slug,
                        ifMatch,
                        (project, now) -> project.stating(body.hypothesis(), now))
                .map(project -> Answers.changed(project.version(), stated(project)));
    }

    @DELETE
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "withdrawHypothesis",
            summary = "Withdraws the hypothesis",
            description = "If-Match is the project's ETag, and the answer has its new one.")
    @APIResponse(responseCode = "204", description = "None is stated now")
    public Uni<Response> withdraw(
            @PathParam("project") String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changes.change(EventType.HYPOTHESIS_WITHDRAWN, slug, ifMatch, Project::withdrawing)
                .map(project -> Response.noContent()
                        .header(HttpHeaders.ETAG, ETags.of(project.version()))
                        .build());
    }

    private static HypothesisView stated(Project project) {
        var view = HypothesisView.of(project.hypothesis());
        if (view == null) {
            throw Problem.notFound();
        }
        return view;
    }
}
