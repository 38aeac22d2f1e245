package dev.cairn.notification.schedule;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Overrides and temporary schedules over HTTP. */
@Path("/api/v1/schedules/{org}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class OverrideResource {

    private static final String SINCE = "Only what has not ended by this instant; now when absent";

    private final Overrides overrides;
    private final TemporarySchedules temporary;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Times times;

    OverrideResource(
            Overrides overrides,
            TemporarySchedules temporary,
            CurrentOrganisation organisation,
            Caller caller,
            Times times) {
        this.overrides = overrides;
        this.temporary = temporary;
        this.organisation = organisation;
        this.caller = caller;
        this.times = times;
    }

    @GET
    @Path("/overrides")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listOverrides", summary = "Lists the overrides that have not ended")
    public Uni<List<OverrideView>> list(
            @PathParam("id") UUID id, @Parameter(description = SINCE) @QueryParam("since") @Nullable String since) {
        return overrides.list(organisation.id(), id, since(since));
    }

    @POST
    @Path("/overrides")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createOverride",
            summary = "Puts somebody on call instead of, or beside, whom the layers name",
            description =
                    "Overrides apply in the order in which they are made: the latest wins. Of two that overlap and are"
                            + " asked for at once, one is refused with 409.")
    @APIResponseSchema(value = OverrideView.class, responseCode = "201", responseDescription = "The new override")
    public Uni<Response> create(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewOverride body) {
        return overrides.create(organisation.id(), id, key, body, caller.id());
    }

    @DELETE
    @Path("/overrides/{override}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(operationId = "endOverride", summary = "Takes an override back, from now on if it has begun")
    @APIResponse(responseCode = "204", description = "It does not count any more")
    public Uni<Response> end(@PathParam("id") UUID id, @PathParam("override") UUID override) {
        return overrides.end(organisation.id(), id, override, caller.id()).map(done -> Answers.gone());
    }

    @GET
    @Path("/temporary")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listTemporarySchedules", summary = "Lists the temporary schedules that have not ended")
    public Uni<List<TemporaryView>> listTemporary(
            @PathParam("id") UUID id, @Parameter(description = SINCE) @QueryParam("since") @Nullable String since) {
        return temporary.list(organisation.id(), id, since(since));
    }

    @POST
    @Path("/temporary")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createTemporarySchedule",
            summary = "Replaces a schedule for a time, with its overrides",
            description = "Only the shifts given here count; where there is none, nobody is on call.")
    @APIResponseSchema(
            value = TemporaryView.class,
            responseCode = "201",
            responseDescription = "The temporary schedule")
    public Uni<Response> createTemporary(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull NewTemporary body) {
        return temporary.create(organisation.id(), id, key, body, caller.id());
    }

    @DELETE
    @Path("/temporary/{temporary}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "endTemporarySchedule",
            summary = "Takes a temporary schedule back, from now on if it has begun")
    @APIResponse(responseCode = "204", description = "It does not count any more")
    public Uni<Response> endTemporary(@PathParam("id") UUID id, @PathParam("temporary") UUID replacement) {
        return temporary.end(organisation.id(), id, replacement, caller.id()).map(done -> Answers.gone());
    }

    private Instant since(@Nullable String text) {
        return text == null ? times.now() : Interval.instant("?since", text);
    }
}
