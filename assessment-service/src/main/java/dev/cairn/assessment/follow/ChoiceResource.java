package dev.cairn.assessment.follow;

import dev.cairn.assessment.roadmap.ShippedRoadmaps;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Choices of roadmaps over HTTP. */
@Path("/api/v1/roadmap-choices/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Roadmaps")
class ChoiceResource {

    private final Choices choices;
    private final ChooseRoadmap chooseRoadmap;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    ChoiceResource(
            Choices choices,
            ChooseRoadmap chooseRoadmap,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller) {
        this.choices = choices;
        this.chooseRoadmap = chooseRoadmap;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readRoadmapChoice",
            summary = "Shows which roadmap counts in an organisation",
            description = "For every project that has no choice of its own.")
    @APIResponseSchema(value = ChoiceView.class, responseDescription = "The choice")
    public Uni<Response> read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> choices.ofOrganisation(org))
                .map(own -> ChoiceView.of(own, null, ShippedRoadmaps.DEFAULT))
                .map(view -> Answers.read(ifNoneMatch, view.version(), view));
    }

    @PUT
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "chooseRoadmap",
            summary = "Chooses the roadmap of an organisation",
            description = "Every project that has no choice of its own is assessed again, in the background.")
    @APIResponseSchema(value = ChoiceView.class, responseCode = "200", responseDescription = "The choice after it")
    public Uni<Response> choose(@HeaderParam("If-Match") @Nullable String ifMatch, @Valid @NotNull NewChoice body) {
        UUID org = organisation.id();
        Actor by = Actor.of(caller);
        return tenancy.write(org, () -> chooseRoadmap.forOrganisation(org, body.roadmap(), ifMatch, by))
                .map(view -> Answers.changed(view.version(), view));
    }

    @GET
    @Path("/{project}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readProjectRoadmapChoice", summary = "Shows which roadmap counts for a project")
    @APIResponseSchema(value = ChoiceView.class, responseDescription = "The choice")
    public Uni<Response> readOfProject(@PathParam("project") String slug) {
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project -> tenancy.write(
                        org,
                        () -> choices.ofOrganisation(org)
                                .chain(inherited -> choices.ofProject(project.id())
                                        .map(own -> ChoiceView.of(own, inherited, ShippedRoadmaps.DEFAULT)))))
                .map(view -> Answers.changed(view.version(), view));
    }

    @PUT
    @Path("/{project}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "chooseProjectRoadmap",
            summary = "Chooses the roadmap of a project",
            description = "The project is assessed again. Without a roadmap the organisation's choice counts again.")
    @APIResponseSchema(value = ChoiceView.class, responseCode = "200", responseDescription = "The choice after it")
    public Uni<Response> chooseOfProject(
            @PathParam("project") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewChoice body) {
        UUID org = organisation.id();
        Actor by = Actor.of(caller);
        return projects.named(slug)
                .chain(project ->
                        tenancy.write(org, () -> chooseRoadmap.forProject(project, body.roadmap(), ifMatch, by)))
                .map(view -> Answers.changed(view.version(), view));
    }
}
