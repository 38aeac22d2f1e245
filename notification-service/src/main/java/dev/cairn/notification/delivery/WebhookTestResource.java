package dev.cairn.notification.delivery;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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

/** Tries a webhook out. Stands here because it makes a delivery. */
@Path("/api/v1/webhooks/{org}/{id}/test")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookTestResource {

    private final RepeatDelivery repeat;
    private final CurrentOrganisation organisation;
    private final IdempotentRequests requests;
    private final Answers answers;

    WebhookTestResource(
            RepeatDelivery repeat, CurrentOrganisation organisation, IdempotentRequests requests, Answers answers) {
        this.repeat = repeat;
        this.organisation = organisation;
        this.requests = requests;
        this.answers = answers;
    }

    @POST
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "testWebhook",
            summary = "Sends a test message",
            description = "Its type is webhook.test; follow the delivery to see how it went.")
    @APIResponseSchema(value = DeliveryView.class, responseCode = "202", responseDescription = "It is queued")
    public Uni<Response> test(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return requests.run(
                organisation.id(),
                "POST webhooks/" + id + "/test",
                key,
                "",
                () -> repeat.test(id)
                        .map(delivery -> answers.reply(
                                202,
                                "/api/v1/deliveries/" + organisation.slug() + "/" + delivery.id(),
                                delivery.version(),
                                delivery)));
    }
}
