package dev.cairn.notification.muting;

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
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Inhibition rules over HTTP. */
@Path("/api/v1/inhibitions/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Muting")
class InhibitionResource {

    private final Inhibitions inhibitions;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    InhibitionResource(
            Inhibitions inhibitions,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.inhibitions = inhibitions;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listInhibitions",
            summary = "Lists the inhibition rules, newest first",
            description = "All of them count; their order does not matter.")
    public Uni<Page<InhibitionView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "inhibitions " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> inhibitions
                        .list(organisation.id(), position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, InhibitionView::id, one -> one)));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createInhibition",
            summary = "Makes alerts of one kind hold those of another",
            description =
                    "While a source is not resolved, nobody is paged for its targets. No alert inhibits itself, and of"
                            + " two that could inhibit each other by one rule neither does.")
    @APIResponseSchema(value = InhibitionView.class, responseCode = "201", responseDescription = "The new rule")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull InhibitionBody body) {
        return inhibitions.create(organisation.id(), organisation.slug(), key, body, Actor.of(caller));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readInhibition",
            summary = "Shows an inhibition rule",
            description = "A rule never changes: remove it and make another.")
    public Uni<InhibitionView> read(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> inhibitions.find(organisation.id(), id));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "removeInhibition",
            summary = "Removes an inhibition rule",
            description = "What it held is told within a minute, if it is still open.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id) {
        return inhibitions.remove(organisation.id(), id, Actor.of(caller));
    }
}
