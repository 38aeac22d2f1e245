package dev.cairn.notification.webhook;

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
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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

/** Webhooks over HTTP. */
@Path("/api/v1/webhooks/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks", description = "Addresses that are told of alerts, by Standard Webhooks.")
class WebhookResource {

    private final CreateWebhook createWebhook;
    private final ChangeWebhook changeWebhook;
    private final Webhooks webhooks;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    WebhookResource(
            CreateWebhook createWebhook,
            ChangeWebhook changeWebhook,
            Webhooks webhooks,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.createWebhook = createWebhook;
        this.changeWebhook = changeWebhook;
        this.webhooks = webhooks;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "listWebhooks", summary = "Lists the webhooks, newest first")
    public Uni<Page<WebhookView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "webhooks " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> webhooks.list(organisation.id(), position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, row -> row.id, WebhookView::of)));
    }

    @POST
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "createWebhook",
            summary = "Makes a webhook",
            description =
                    "The answer holds the secret that messages are signed with, if they are by v1; it is shown this once.")
    @APIResponseSchema(value = WebhookView.class, responseCode = "201", responseDescription = "The new webhook")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewWebhook body) {
        return createWebhook.create(organisation.id(), organisation.slug(), key, body);
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "readWebhook", summary = "Shows a webhook")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "The webhook")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> webhooks.find(id).map(WebhookView::of))
                .map(webhook -> Answers.read(ifNoneMatch, webhook.version(), webhook));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "changeWebhook",
            summary = "Renames, moves, enables or disables a webhook, or has it sign otherwise",
            description =
                    "What waits for a webhook that is disabled is given up; each delivery can be repeated. The answer"
                            + " holds the secret when v1 was added; it is shown this once.")
    @APIResponseSchema(value = WebhookView.class, responseDescription = "The webhook after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull WebhookPatch body) {
        return changeWebhook
                .change(organisation.id(), id, ifMatch, body, caller.name())
                .map(webhook -> Answers.changed(webhook.version(), webhook));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "removeWebhook", summary = "Removes a webhook with its deliveries")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changeWebhook
                .remove(organisation.id(), id, ifMatch)
                .map(done -> Response.noContent().build());
    }
}
