package dev.cairn.notification.schedule;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Swaps over HTTP. */
@Path("/api/v1/schedules/{org}/{id}/swaps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
class SwapResource {

    private final Swaps swaps;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    SwapResource(Swaps swaps, CurrentOrganisation organisation, Caller caller) {
        this.swaps = swaps;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listSwaps", summary = "Lists the newest hundred swaps")
    public Uni<List<SwapView>> list(@PathParam("id") UUID id) {
        return swaps.list(organisation.id(), id);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Allow(role = Role.RESPONDER, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "askForSwap",
            summary = "Asks another person to take over a time of yours",
            description = "You are on call in it; and they in what you take in return, if anything.")
    @APIResponseSchema(
            value = SwapView.class,
            responseCode = "201",
            responseDescription = "The swap, which waits for an answer")
    public Uni<Response> ask(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewSwap body) {
        return swaps.ask(organisation.id(), id, key, body, caller.id());
    }

    @POST
    @Path("/{swap}/accept")
    @Allow(role = Role.RESPONDER, scope = Scope.PEOPLE_ONLY)
    @Operation(operationId = "acceptSwap", summary = "Accepts a swap that you are asked for; it counts at once")
    public Uni<SwapView> accept(@PathParam("id") UUID id, @PathParam("swap") UUID swap) {
        return swaps.decide(organisation.id(), id, swap, "accepted", caller.id());
    }

    @POST
    @Path("/{swap}/decline")
    @Allow(role = Role.RESPONDER, scope = Scope.PEOPLE_ONLY)
    @Operation(operationId = "declineSwap", summary = "Declines a swap that you are asked for")
    public Uni<SwapView> decline(@PathParam("id") UUID id, @PathParam("swap") UUID swap) {
        return swaps.decide(organisation.id(), id, swap, "declined", caller.id());
    }

    @POST
    @Path("/{swap}/withdraw")
    @Allow(role = Role.RESPONDER, scope = Scope.PEOPLE_ONLY)
    @Operation(operationId = "withdrawSwap", summary = "Takes back a swap that you asked for")
    public Uni<SwapView> withdraw(@PathParam("id") UUID id, @PathParam("swap") UUID swap) {
        return swaps.decide(organisation.id(), id, swap, "withdrawn", caller.id());
    }
}
