package dev.cairn.assessment.applicability;

import dev.cairn.assessment.applicability.ChangeOverruling.Which;
import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.follow.ProjectRoadmaps;
import dev.cairn.assessment.roadmap.domain.Roadmap;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.directory.Projects;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What applies to a project over HTTP, and of what kind it is. Only people say so, as with waivers. */
@Path("/api/v1/applicability/{org}/{project}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Applicability",
        description = "What members say of the kind of a project and of which practices concern it.")
class ApplicabilityResource {

    private final Overrulings overrulings;
    private final ChangeOverruling changeOverruling;
    private final ProjectRoadmaps roadmaps;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Ids ids;

    ApplicabilityResource(
            Overrulings overrulings,
            ChangeOverruling changeOverruling,
            ProjectRoadmaps roadmaps,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Ids ids) {
        this.overrulings = overrulings;
        this.changeOverruling = changeOverruling;
        this.roadmaps = roadmaps;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.ids = ids;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readApplicability",
            summary = "Shows what members said of what applies to a project",
            description = "The kind that was detected and the one that counts, what was said of practices, and which"
                    + " practices cannot be overruled.")
    public Uni<ApplicabilityView> read(@PathParam("project") String slug) {
        UUID org = organisation.id();
        return projects.named(slug).chain(project -> tenancy.write(org, () -> view(project)));
    }

    @PUT
    @Path("/kind")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "overruleKind",
            summary = "Says of what kind a project is",
            description =
                    "It counts at once in place of what was detected, where it is asked whether something applies. The"
                            + " project is assessed again.")
    @APIResponseSchema(value = OverrulingView.class, responseCode = "200", responseDescription = "What counts now")
    public Uni<Response> overruleKind(
            @PathParam("project") String slug,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewKind body) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project ->
                        tenancy.write(org, () -> changeOverruling.kind(new Which(project, null, ifMatch), by, body)))
                .map(after -> Answers.changed(after.version(), OverrulingView.of(after)));
    }

    @DELETE
    @Path("/kind")
    @Allow(role = Role.EDITOR, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "withdrawKind",
            summary = "Takes back what was said of the kind of a project",
            description = "What is detected counts again. Where nothing is said it changes nothing.")
    @APIResponse(responseCode = "204", description = "What is detected counts")
    public Uni<Response> withdrawKind(
            @PathParam("project") String slug, @HeaderParam("If-Match") @Nullable String ifMatch) {
        Actor by = Actor.of(caller);
        UUID org = organisation.id();
        return projects.named(slug)
                .chain(project ->
                        tenancy.write(org, () -> changeOverruling.withdraw(new Which(project, null, ifMatch), by)))
                .map(after -> Answers.gone());
    }

    private Uni<ApplicabilityView> view(KnownProject project) {
        return roadmaps.of(project)
                .chain(inUse -> overrulings
                        .detected(project.id())
                        .chain(detected -> overrulings
                                .list(project.id())
                                .map(all -> ApplicabilityView.of(
                                        detected,
                                        all.stream()
                                                .filter(each -> each.practice() == null)
                                                .findFirst()
                                                .orElseGet(() -> OverrulingCase.untouched(ids.next(), null)),
                                        all,
                                        alwaysApplying(inUse.roadmap())))));
    }

    private static List<String> alwaysApplying(Roadmap roadmap) {
        return roadmap.practices()
                .filter(roadmap::alwaysApplies)
                .map(practice -> practice.id())
                .toList();
    }
}
