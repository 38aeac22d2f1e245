package dev.cairn.project.phase;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.project.phase.domain.PhaseTransition;
import dev.cairn.project.project.Projects;
import dev.cairn.project.project.domain.Project;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Phase transitions over HTTP. */
@Path("/api/v1/projects/{org}/{project}/phase-transitions")
@Produces("application/json")
@Tag(name = "Phase transitions", description = "When the team declared which phase.")
class PhaseTransitionResource {

    /** Newer than every id there is. */
    private static final UUID LAST = new UUID(-1L, -1L);

    private final EnterPhase enterPhase;
    private final Projects projects;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    PhaseTransitionResource(
            EnterPhase enterPhase,
            Projects projects,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Cursors cursors) {
        this.enterPhase = enterPhase;
        this.projects = projects;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listPhaseTransitions", summary = "Lists the phase transitions, newest first")
    public Uni<Page<TransitionView>> list(@PathParam("project") String slug, @BeanParam PageRequest page) {
        var position = page.of(cursors, "phase-transitions " + organisation.id() + " " + slug);
        return tenancy.write(
                organisation.id(),
                () -> projects.named(slug)
                        .chain(project -> before(project, position.after(), position.limit() + 1))
                        .map(found -> Page.of(found, position, PhaseTransition::id, TransitionView::of)));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    @Operation(
            operationId = "enterPhase",
            summary = "Takes the project into another phase",
            description = "Later or earlier. The answer's ETag is the project's new one.")
    @APIResponseSchema(
            value = TransitionView.class,
            responseCode = "201",
            responseDescription = "The transition, with the project's new ETag")
    public Uni<Response> enter(
            @PathParam("project") String slug,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull NewTransition body) {
        return enterPhase.enter(slug, key, body);
    }

    private static Uni<List<PhaseTransition>> before(Project project, @Nullable UUID after, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from TransitionRow t where t.projectId = :project and t.id < :after order by t.id desc",
                                TransitionRow.class)
                        .setParameter("project", project.id())
                        .setParameter("after", after == null ? LAST : after)
                        .setMaxResults(most)
                        .getResultList())
                .map(rows -> rows.stream().map(TransitionRow::transition).toList());
    }
}
