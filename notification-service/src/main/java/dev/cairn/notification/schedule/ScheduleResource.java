package dev.cairn.notification.schedule;

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
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** Schedules over HTTP. */
@Path("/api/v1/schedules/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules", description = "Who is on call when: layers of rotations, overrides, swaps and calendars.")
class ScheduleResource {

    private final CreateSchedule createSchedule;
    private final ChangeSchedule changeSchedule;
    private final Schedules schedules;
    private final ScheduleJson json;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    ScheduleResource(
            CreateSchedule createSchedule,
            ChangeSchedule changeSchedule,
            Schedules schedules,
            ScheduleJson json,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.createSchedule = createSchedule;
        this.changeSchedule = changeSchedule;
        this.schedules = schedules;
        this.json = json;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listSchedules", summary = "Lists the schedules, newest first")
    public Uni<Page<ScheduleView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "schedules " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> schedules
                        .list(organisation.id(), position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, row -> row.id, this::view)));
    }

    private ScheduleView view(ScheduleRow row) {
        return ScheduleView.of(row, json.body(row.body));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createSchedule",
            summary = "Makes a schedule",
            description = "Rotations that started before are told from their start on.")
    @APIResponseSchema(value = ScheduleView.class, responseCode = "201", responseDescription = "The new schedule")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull ScheduleBody body) {
        return createSchedule.create(organisation.id(), organisation.slug(), key, body, caller.id());
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readSchedule", summary = "Shows a schedule")
    @APIResponseSchema(value = ScheduleView.class, responseDescription = "The schedule")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> schedules.find(id).map(this::view))
                .map(schedule -> Answers.read(ifNoneMatch, schedule.version(), schedule));
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changeSchedule",
            summary = "Writes a schedule anew",
            description = "From now on. The past stays, and in a layer that keeps its id so does whoever is on call.")
    @APIResponseSchema(value = ScheduleView.class, responseDescription = "The schedule after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ScheduleBody body) {
        return changeSchedule
                .change(organisation.id(), id, ifMatch, body, caller.id())
                .map(schedule -> Answers.changed(schedule.version(), schedule));
    }

    @POST
    @Path("/{id}/holidays")
    @Consumes("text/calendar")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "importHolidays",
            summary = "Adds the days of an iCal file to a schedule's holidays",
            description = "Whole days only, from a year ago to ten years ahead.")
    @APIResponseSchema(
            value = ScheduleView.class,
            responseCode = "200",
            responseDescription = "The schedule after the change")
    public Uni<Response> importHolidays(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull String body) {
        return changeSchedule
                .importHolidays(organisation.id(), id, ifMatch, body, caller.id())
                .map(schedule -> Answers.changed(schedule.version(), schedule));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(operationId = "removeSchedule", summary = "Removes a schedule with all that hangs on it")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changeSchedule
                .remove(organisation.id(), id, ifMatch, caller.id())
                .map(done -> Answers.gone());
    }
}
