package dev.cairn.notification.muting;

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

/** Maintenance windows over HTTP. */
@Path("/api/v1/maintenance/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Muting")
class MaintenanceResource {

    private final MaintenanceWindows windows;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    MaintenanceResource(
            MaintenanceWindows windows,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.windows = windows;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listMaintenance",
            summary = "Lists the maintenance windows, newest first",
            description = "Those that are over are kept for 90 days.")
    public Uni<Page<MaintenanceView>> list(
            @Parameter(description = "ahead: only those that may open again. All when absent")
                    @Schema(enumeration = {"ahead", "all"})
                    @QueryParam("show")
                    @Nullable
                    String show,
            @BeanParam PageRequest page) {
        boolean ahead = SilenceResource.ahead(show);
        var position = page.of(cursors, "maintenance " + organisation.id() + " " + ahead);
        return tenancy.write(
                organisation.id(),
                () -> windows.list(organisation.id(), ahead, position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, MaintenanceView::id, one -> one)));
    }

    @POST
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createMaintenance",
            summary = "Plans work during which nobody is paged for some alerts",
            description =
                    "Once or again and again on a local calendar. When it closes, what is still open and not yet told is told.")
    @APIResponseSchema(value = MaintenanceView.class, responseCode = "201", responseDescription = "The new window")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull MaintenanceBody body) {
        return windows.create(organisation.id(), organisation.slug(), key, body, Actor.of(caller));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readMaintenance",
            summary = "Shows a maintenance window",
            description = "With when it opens next.")
    @APIResponseSchema(value = MaintenanceView.class, responseDescription = "The window")
    public Uni<Response> read(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> windows.find(organisation.id(), id))
                .map(window -> Answers.changed(window.version(), window));
    }

    @POST
    @Path("/{id}/end")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "endMaintenance",
            summary = "Ends a maintenance window for good, now",
            description = "Of several at once one ends it; the others get 409.")
    @APIResponseSchema(value = MaintenanceView.class, responseCode = "200", responseDescription = "The window after it")
    public Uni<Response> end(@PathParam("id") UUID id) {
        return windows.end(organisation.id(), id, Actor.of(caller))
                .map(window -> Answers.changed(window.version(), window));
    }
}
