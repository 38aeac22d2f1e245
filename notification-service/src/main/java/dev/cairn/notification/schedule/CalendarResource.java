package dev.cairn.notification.schedule;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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

/** Links to calendars over HTTP. */
@Path("/api/v1/schedules/{org}/{id}/calendars")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class CalendarResource {

    private final Calendars calendars;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    CalendarResource(Calendars calendars, CurrentOrganisation organisation, Caller caller) {
        this.calendars = calendars;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listCalendarLinks",
            summary = "Lists the links to calendars of a schedule, without their keys")
    public Uni<List<CalendarView>> list(@PathParam("id") UUID id) {
        return calendars.list(organisation.id(), id);
    }

    @POST
    @Allow(role = Role.RESPONDER, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "createCalendarLink",
            summary = "Makes a link to an iCal calendar of the shifts",
            description =
                    "The answer alone holds the link. It works until it is revoked or you leave the organisation.")
    @APIResponseSchema(value = CalendarView.class, responseCode = "201", responseDescription = "The link")
    public Uni<Response> create(@PathParam("id") UUID id, @NotNull NewCalendar body) {
        return calendars
                .create(organisation.id(), id, body, caller.id())
                .map(made ->
                        Response.status(Response.Status.CREATED).entity(made).build());
    }

    @DELETE
    @Path("/{calendar}")
    @Allow(role = Role.RESPONDER, scope = Scope.PEOPLE_ONLY)
    @Operation(operationId = "revokeCalendarLink", summary = "Revokes a link to a calendar; it opens nothing any more")
    @APIResponse(responseCode = "204", description = "It is revoked")
    public Uni<Response> revoke(@PathParam("id") UUID id, @PathParam("calendar") UUID calendar) {
        return calendars.revoke(organisation.id(), id, calendar, caller.id()).map(done -> Answers.gone());
    }
}
