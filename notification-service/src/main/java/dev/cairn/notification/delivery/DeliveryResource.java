package dev.cairn.notification.delivery;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
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

/** Deliveries over HTTP. */
@Path("/api/v1/deliveries/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "Messages to webhooks, with every attempt.")
class DeliveryResource {

    private final Deliveries deliveries;
    private final RepeatDelivery repeat;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;
    private final IdempotentRequests requests;
    private final Answers answers;

    DeliveryResource(
            Deliveries deliveries,
            RepeatDelivery repeat,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Cursors cursors,
            IdempotentRequests requests,
            Answers answers) {
        this.deliveries = deliveries;
        this.repeat = repeat;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
        this.requests = requests;
        this.answers = answers;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "listDeliveries", summary = "Lists the deliveries, newest first")
    public Uni<Page<DeliveryView>> list(
            @Parameter(description = "Only deliveries to the webhook with this id")
                    @Schema(format = "uuid")
                    @QueryParam("webhook")
                    @Nullable
                    String webhook,
            @Parameter(description = "Only deliveries in this state")
                    @Schema(enumeration = {"pending", "delivered", "failed"})
                    @QueryParam("state")
                    @Nullable
                    String state,
            @BeanParam PageRequest page) {
        UUID endpoint = webhook == null ? null : id(webhook);
        DeliveryState in = state == null ? null : state(state);
        var position = page.of(cursors, "deliveries %s %s %s".formatted(organisation.id(), webhook, state));
        return tenancy.write(
                organisation.id(),
                () -> deliveries
                        .list(organisation.id(), endpoint, in, position.after(), position.limit() + 1)
                        .chain(deliveries::views)
                        .map(views -> Page.of(views, position, DeliveryView::id, view -> view)));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "readDelivery", summary = "Shows a delivery")
    @APIResponseSchema(value = DeliveryView.class, responseDescription = "The delivery")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> deliveries.view(id))
                .map(delivery -> Answers.read(ifNoneMatch, delivery.version(), delivery));
    }

    @POST
    @Path("/{id}/retry")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "retryDelivery",
            summary = "Sends a delivery again now",
            description =
                    "Its tries are counted anew; webhook-id stays the same. One that has arrived is marked by the header"
                            + " cairn-replayed.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "It is queued")
    public Uni<Response> retry(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return requests.run(
                organisation.id(),
                "POST deliveries/" + id + "/retry",
                key,
                "",
                () -> repeat.repeat(id).map(delivery -> answers.reply(202, null, delivery.version(), delivery)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("?webhook", "must be a webhook's id");
        }
    }

    private static DeliveryState state(String word) {
        return DeliveryState.ofWord(word)
                .orElseThrow(() -> Problem.invalid("?state", "must be pending, delivered or failed"));
    }
}
