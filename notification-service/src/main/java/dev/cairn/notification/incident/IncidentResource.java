package dev.cairn.notification.incident;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Incidents over HTTP. */
@Path("/api/v1/incidents/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents", description = "What is wrong, who does what about it, what was said, and what is learned.")
class IncidentResource {

    private final DeclareIncident declareIncident;
    private final ChangeIncident changeIncident;
    private final ChangeState changeState;
    private final Incidents incidents;
    private final IncidentsShown shown;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    IncidentResource(
            DeclareIncident declareIncident,
            ChangeIncident changeIncident,
            ChangeState changeState,
            Incidents incidents,
            IncidentsShown shown,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.declareIncident = declareIncident;
        this.changeIncident = changeIncident;
        this.changeState = changeState;
        this.incidents = incidents;
        this.shown = shown;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listIncidents", summary = "Lists the incidents, newest first")
    public Uni<Page<IncidentView>> list(
            @Parameter(description = "Only incidents in this state; open: those that are not resolved")
                    @Schema(enumeration = {"open", "investigating", "identified", "monitoring", "resolved"})
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only incidents of this severity")
                    @Schema(enumeration = {"info", "warning", "error", "critical"})
                    @QueryParam("severity")
                    @Nullable
                    String severity,
            @Parameter(description = "Only incidents that the alert with this id is attached to")
                    @QueryParam("alert")
                    @Nullable
                    UUID alert,
            @BeanParam PageRequest page) {
        var filter = IncidentFilter.read(state, severity, alert);
        UUID org = organisation.id();
        var position = page.of(cursors, "incidents %s %s %s %s".formatted(org, state, severity, alert));
        return tenancy.write(
                org,
                () -> incidents
                        .list(org, filter, position.after(), position.limit() + 1)
                        .chain(rows -> {
                            var found = Page.of(rows, position, row -> row.id, row -> row);
                            return shown.all(org, found.items()).map(views -> new Page<>(views, found.nextCursor()));
                        }));
    }

    @POST
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "declareIncident",
            summary = "Declares an incident",
            description = "With the alerts that belong to it. Whoever declares it watches it; who leads it is told.")
    @APIResponseSchema(value = IncidentView.class, responseCode = "201", responseDescription = "The new incident")
    public Uni<Response> declare(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewIncident body) {
        return declareIncident.declare(organisation.id(), organisation.slug(), key, body, Actor.of(caller));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readIncident", summary = "Shows an incident")
    @APIResponseSchema(value = IncidentView.class, responseDescription = "The incident")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> incidents.find(id).chain(shown::one))
                .map(incident -> Answers.read(ifNoneMatch, incident.version(), incident));
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changeIncident",
            summary = "Writes what is known of an incident anew",
            description = "Its title, summary, severity and type; also of one that is resolved.")
    @APIResponseSchema(value = IncidentView.class, responseDescription = "The incident after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull IncidentBody body) {
        return changed(changeIncident.write(organisation.id(), id, ifMatch, body, Actor.of(caller)));
    }

    @PUT
    @Path("/{id}/state")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changeIncidentState",
            summary = "Says where an incident is",
            description =
                    "Forward and back while it is open. One that was resolved is opened again with a reason. At the"
                            + " end its alerts can be resolved with it. The end of one that is public is said to the public.")
    @APIResponseSchema(value = IncidentView.class, responseDescription = "The incident after the change")
    public Uni<Response> state(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull StateChange body) {
        return changed(changeState.change(organisation.id(), id, ifMatch, body, Actor.of(caller)));
    }

    @PUT
    @Path("/{id}/roles")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "assignIncidentRoles",
            summary = "Says who does what in an incident",
            description = "All roles at once; one that is absent is nobody's. Who gets one is told by letter.")
    @APIResponseSchema(value = IncidentView.class, responseDescription = "The incident after the change")
    public Uni<Response> roles(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull RolesBody body) {
        return changed(changeIncident.assign(organisation.id(), id, ifMatch, body, Actor.of(caller)));
    }

    private static Uni<Response> changed(Uni<IncidentView> change) {
        return change.map(incident -> Answers.changed(incident.version(), incident));
    }
}
