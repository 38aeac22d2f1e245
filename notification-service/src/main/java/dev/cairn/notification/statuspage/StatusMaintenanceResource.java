package dev.cairn.notification.statuspage;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Which maintenance windows the page tells of. */
@Path("/api/v1/status-pages/{org}/maintenance")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status pages")
class StatusMaintenanceResource {

    private final PublicMaintenance maintenance;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;

    StatusMaintenanceResource(PublicMaintenance maintenance, Tenancy tenancy, CurrentOrganisation organisation) {
        this.maintenance = maintenance;
        this.tenancy = tenancy;
        this.organisation = organisation;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listStatusMaintenance",
            summary = "Lists the maintenance windows that the status page tells of",
            description = "At most 50, newest window first.")
    public Uni<Page<MaintenanceShown>> list() {
        UUID org = organisation.id();
        return tenancy.write(
                org,
                () -> maintenance
                        .all(org)
                        .map(all -> new Page<>(
                                all.stream().map(MaintenanceShown::of).toList(), null)));
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "publishMaintenance",
            summary = "Has the status page tell of a maintenance window",
            description = "Subscribers are told at once, when it begins, and when it ends. The version is 0 while it is"
                    + " not told of.")
    @APIResponseSchema(value = MaintenanceShown.class, responseDescription = "What the page tells of it")
    public Uni<Response> publish(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull MaintenanceText body) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> maintenance.write(org, id, ifMatch, body))
                .map(told -> Answers.changed(told.version(), MaintenanceShown.of(told)));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "unpublishMaintenance",
            summary = "Has the status page tell nothing more of a maintenance window",
            description = "The window itself stays. Subscribers are not told.")
    @APIResponse(responseCode = "204", description = "The page does not tell of it any more")
    public Uni<Response> unpublish(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> maintenance.remove(org, id, ifMatch)).map(done -> Answers.gone());
    }
}
