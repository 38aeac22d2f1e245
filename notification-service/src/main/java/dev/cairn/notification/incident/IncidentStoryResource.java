package dev.cairn.notification.incident;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
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

/** What happened in an incident and what was said of it, over HTTP. */
@Path("/api/v1/incidents/{org}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
class IncidentStoryResource {

    private final IncidentTimeline timeline;
    private final IncidentUpdates updates;
    private final SayUpdate sayUpdate;
    private final WriteNote writeNote;
    private final Incidents incidents;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    IncidentStoryResource(
            IncidentTimeline timeline,
            IncidentUpdates updates,
            SayUpdate sayUpdate,
            WriteNote writeNote,
            Incidents incidents,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.timeline = timeline;
        this.updates = updates;
        this.sayUpdate = sayUpdate;
        this.writeNote = writeNote;
        this.incidents = incidents;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Path("/timeline")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listIncidentTimeline",
            summary = "Lists what happened in an incident, newest first",
            description = "With what happened to the alerts that are attached, by the time at which it happened.")
    public Uni<Page<EntryView>> timeline(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "incident timeline " + org + " " + id);
        return tenancy.write(
                org,
                () -> incidents
                        .find(id)
                        .chain(row -> timeline.of(org, row.id, position.after(), position.limit() + 1))
                        .map(rows -> Page.of(rows, position, EntryView::place, entry -> entry)));
    }

    @POST
    @Path("/timeline")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "writeIncidentNote",
            summary = "Writes something into the timeline of an incident",
            description = "With the time at which it happened. What stands there is never changed.")
    @APIResponseSchema(value = EntryView.class, responseCode = "201", responseDescription = "The new entry")
    public Uni<Response> note(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewNote body) {
        return writeNote.write(organisation.id(), id, key, body, Actor.of(caller));
    }

    @GET
    @Path("/updates")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listIncidentUpdates", summary = "Lists what was said of an incident, newest first")
    public Uni<Page<UpdateView>> updates(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "incident updates " + org + " " + id);
        return tenancy.write(
                org,
                () -> incidents
                        .find(id)
                        .chain(row -> updates.of(org, row.id, position.after(), position.limit() + 1))
                        .map(rows -> Page.of(rows, position, UpdateView::id, update -> update)));
    }

    @POST
    @Path("/updates")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "sayIncidentUpdate",
            summary = "Says something of an incident",
            description = "To those who have a role in it or watch it, and to the public if it is meant for it. It may"
                    + " change the state.")
    @APIResponseSchema(value = UpdateView.class, responseCode = "201", responseDescription = "What was said")
    public Uni<Response> say(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewUpdate body) {
        return sayUpdate.say(organisation.id(), id, key, body, Actor.of(caller));
    }
}
