package dev.cairn.project.project;

import dev.cairn.events.EventType;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.project.domain.Project;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Projects over HTTP. */
@Path("/api/v1/projects/{org}")
@Produces("application/json")
@Tag(name = "Projects", description = "Products on their way from MVP to production.")
class ProjectResource {

    private final CreateProject createProject;
    private final DeleteProject deleteProject;
    private final ProjectChanges changes;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    ProjectResource(
            CreateProject createProject,
            DeleteProject deleteProject,
            ProjectChanges changes,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Cursors cursors) {
        this.createProject = createProject;
        this.deleteProject = deleteProject;
        this.changes = changes;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listProjects", summary = "Lists the projects")
    public Uni<Page<ProjectView>> list(@BeanParam PageRequest page, @BeanParam ProjectFilters filters) {
        filters.check();
        var position = page.of(cursors, "projects " + organisation.id() + " " + filters.key());
        return tenancy.write(
                organisation.id(),
                () -> projects.after(position.after(), filters.tag, filters.text, position.limit() + 1)
                        .map(found -> Page.of(found, position, Project::id, ProjectView::of)));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "createProject",
            summary = "Creates a project",
            description = "The slug is unique in the organisation and final.")
    @APIResponseSchema(value = ProjectView.class, responseCode = "201", responseDescription = "The new project")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NewProject body) {
        return createProject.create(key, body);
    }

    @GET
    @Path("/{project}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readProject", summary = "Shows a project")
    @APIResponseSchema(value = ProjectView.class, responseDescription = "The project")
    public Uni<Response> read(
            @PathParam("project") String slug, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> projects.named(slug))
                .map(project -> Answers.read(ifNoneMatch, project.version(), ProjectView.of(project)));
    }

    @PATCH
    @Path("/{project}")
    @Consumes({"application/merge-patch+json", "application/json"})
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "changeProject",
            summary = "Changes a project",
            description = "Its name, start date, addresses and tags. The phase changes by a phase transition.")
    @RequestBody(required = true, content = @Content(schema = @Schema(implementation = ProjectPatch.class)))
    @APIResponseSchema(value = ProjectView.class, responseDescription = "The project after the change")
    public Uni<Response> change(
            @PathParam("project") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull Map<String, @Nullable Object> patch) {
        return changes.change(EventType.PROJECT_UPDATED, slug, ifMatch, (project, now) -> project.patched(patch, now))
                .map(project -> Answers.changed(project.version(), ProjectView.of(project)));
    }

    @DELETE
    @Path("/{project}")
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "deleteProject",
            summary = "Deletes a project",
            description = "For good, with its hypothesis and phase transitions. The audit log keeps its last state.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> delete(@PathParam("project") String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return deleteProject.delete(slug, ifMatch).map(done -> Answers.gone());
    }
}
