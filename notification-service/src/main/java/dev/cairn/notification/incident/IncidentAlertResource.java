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
import dev.cairn.notification.alert.AlertView;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What belongs to an incident and who watches it, over HTTP. */
@Path("/api/v1/incidents/{org}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
class IncidentAlertResource {

    private final IncidentAlerts alerts;
    private final Incidents incidents;
    private final IncidentsShown shown;
    private final Watching watching;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    IncidentAlertResource(
            IncidentAlerts alerts,
            Incidents incidents,
            IncidentsShown shown,
            Watching watching,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.alerts = alerts;
        this.incidents = incidents;
        this.shown = shown;
        this.watching = watching;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Path("/alerts")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listIncidentAlerts", summary = "Lists the alerts of an incident, newest first")
    public Uni<Page<AlertView>> list(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        var position = page.of(cursors, "incident alerts " + organisation.id() + " " + id);
        return tenancy.write(
                organisation.id(),
                () -> incidents
                        .find(id)
                        .chain(row -> alerts.of(row.id, position.after(), position.limit() + 1))
                        .map(rows -> Page.of(rows, position, AlertView::id, alert -> alert)));
    }

    @POST
    @Path("/alerts")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "attachIncidentAlerts",
            summary = "Attaches alerts to an open incident",
            description = "Those that are attached already stay so. An alert is in one open incident at most.")
    @APIResponseSchema(value = IncidentView.class, responseCode = "200", responseDescription = "The incident after it")
    public Uni<Response> attach(@PathParam("id") UUID id, @NotNull AlertsBody body) {
        return changed(alerts.attach(organisation.id(), id, alerts.read(body.alerts()), Actor.of(caller)));
    }

    @DELETE
    @Path("/alerts/{alert}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "detachIncidentAlert",
            summary = "Takes an alert out of an incident",
            description = "Also out of one that is resolved. The alert itself stays as it is.")
    @APIResponse(responseCode = "204", description = "It is not in it any more")
    public Uni<Response> detach(@PathParam("id") UUID id, @PathParam("alert") UUID alert) {
        return alerts.detach(organisation.id(), id, alert, Actor.of(caller)).map(row -> Answers.gone());
    }

    private Uni<Response> changed(Uni<IncidentRow> change) {
        return change.chain(row -> tenancy.write(
                        organisation.id(), () -> incidents.find(row.id).chain(shown::one)))
                .map(view -> Answers.changed(view.version(), view));
    }

    @GET
    @Path("/watch")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readIncidentWatch", summary = "Shows whether you are told what happens in an incident")
    public Uni<Watching.View> watch(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> incidents.find(id).chain(this::show));
    }

    @PUT
    @Path("/watch")
    @Allow(role = Role.VIEWER, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "watchIncident",
            summary = "Has you told what happens in an incident",
            description = "By letter, of each update and state. Those who have a role are told anyway.")
    public Uni<Watching.View> begin(@PathParam("id") UUID id) {
        return tenancy.write(
                organisation.id(),
                () -> incidents
                        .find(id)
                        .call(row -> watching.begin(row, caller.id()))
                        .chain(this::show));
    }

    @DELETE
    @Path("/watch")
    @Allow(role = Role.VIEWER, scope = Scope.PEOPLE_ONLY)
    @Operation(operationId = "unwatchIncident", summary = "Has you not told any more what happens in an incident")
    @APIResponse(responseCode = "204", description = "You do not watch it")
    public Uni<Response> end(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> incidents.find(id).call(row -> watching.end(row, caller.id())))
                .map(row -> Answers.gone());
    }

    private Uni<Watching.View> show(IncidentRow row) {
        return watching.show(row.organisationId, row.id, caller.id());
    }
}
