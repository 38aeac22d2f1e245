package dev.cairn.notification.webhook;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
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

/** The keys of webhooks over HTTP. */
@Path("/api/v1/webhooks/{org}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class WebhookKeysResource {

    private final RotateKeys rotate;
    private final CurrentOrganisation organisation;

    WebhookKeysResource(RotateKeys rotate, CurrentOrganisation organisation) {
        this.rotate = rotate;
        this.organisation = organisation;
    }

    @POST
    @Path("/rotate-secret")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Gives a webhook a new secret",
            description = "For 24 hours messages carry the signatures of both.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200", responseDescription = "With the new secret")
    public Uni<Response> secret(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return rotate.secret(organisation.id(), id, key);
    }

    @POST
    @Path("/rotate-key")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "rotateWebhookKey",
            summary = "Gives a webhook a new key pair",
            description = "For 24 hours messages carry the signatures of both.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "200", responseDescription = "With the new public key")
    public Uni<Response> keyPair(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return rotate.keyPair(organisation.id(), id, key);
    }
}
