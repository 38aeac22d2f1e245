package dev.cairn.notification.schedule;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Schedules of other systems, over HTTP. */
@Path("/api/v1/schedules/{org}/import")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class ImportResource {

    private final ImportSchedule importSchedule;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    ImportResource(ImportSchedule importSchedule, CurrentOrganisation organisation, Caller caller) {
        this.importSchedule = importSchedule;
        this.organisation = organisation;
        this.caller = caller;
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "importSchedule",
            summary = "Shows what a schedule of Opsgenie or Grafana OnCall would be here, or takes it over",
            description =
                    "Writes nothing unless dryRun is false; then the answer is 201 with the new schedule. The preview names who is"
                            + " not known, what is left out, and who would be on call otherwise within 90 days.")
    @APIResponseSchema(value = ImportView.class, responseCode = "200", responseDescription = "What would be written")
    @APIResponse(
            responseCode = "201",
            description = "The new schedule",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ScheduleView.class)))
    public Uni<Response> run(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull ImportBody body) {
        return importSchedule.run(organisation.id(), organisation.slug(), key, body, caller.id());
    }
}
