package dev.cairn.notification.person;

import dev.cairn.kit.access.Allow;
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

/** The keys of one's own webhooks over HTTP. */
@Path("/api/v1/people/{org}/me/contact-methods/{id}/rotate-keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class MyContactKeysResource {

    private final ChangeContacts change;
    private final Me me;

    MyContactKeysResource(ChangeContacts change, Me me) {
        this.change = change;
        this.me = me;
    }

    @POST
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "rotateMyContactKeys",
            summary = "Gives a webhook of yours new keys",
            description =
                    "For 24 hours messages carry the signatures of both. The answer holds the new secret, if it has one;"
                            + " it is shown this once.")
    @APIResponseSchema(value = ContactMethodView.class, responseCode = "200", responseDescription = "With the new keys")
    public Uni<Response> rotate(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return change.rotate(me.organisation(), me.subject(), id, key);
    }
}
