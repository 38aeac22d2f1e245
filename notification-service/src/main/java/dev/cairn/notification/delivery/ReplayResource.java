package dev.cairn.notification.delivery;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.webhook.Webhooks;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Replays to a webhook over HTTP. */
@Path("/api/v1/webhooks/{org}/{id}/replays")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhooks")
class ReplayResource {

    private final ReplayDeliveries replay;
    private final Replays replays;
    private final Webhooks webhooks;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final IdempotentRequests requests;
    private final Answers answers;

    ReplayResource(
            ReplayDeliveries replay,
            Replays replays,
            Webhooks webhooks,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            IdempotentRequests requests,
            Answers answers) {
        this.replay = replay;
        this.replays = replays;
        this.webhooks = webhooks;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
        this.requests = requests;
        this.answers = answers;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "listWebhookReplays", summary = "Lists the replays to a webhook, newest first")
    public Uni<Page<ReplayView>> list(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        var position = page.of(cursors, "replays " + organisation.id() + " " + id);
        return tenancy.write(
                organisation.id(),
                () -> webhooks.endpoint(id)
                        .chain(there -> replays.list(id, position.after(), position.limit() + 1))
                        .map(rows -> Page.of(rows, position, ReplayView::id, row -> row)));
    }

    @POST
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "replayWebhook",
            summary = "Sends once more what was queued to a webhook in a time",
            description =
                    "Each message keeps its webhook-id and has the header cairn-replayed. What is new goes first.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "202", responseDescription = "It is queued")
    public Uni<Response> begin(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewReplay body) {
        return requests.run(
                organisation.id(),
                "POST webhooks/" + id + "/replays",
                key,
                body,
                () -> replay.begin(id, body, caller.name())
                        .map(begun -> answers.reply(202, path(id) + "/" + begun.id(), 1, begun)));
    }

    @GET
    @Path("/{replay}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(operationId = "readWebhookReplay", summary = "Shows how far a replay is")
    @APIResponseSchema(value = ReplayView.class, responseDescription = "The replay")
    public Uni<ReplayView> read(@PathParam("id") UUID id, @PathParam("replay") UUID one) {
        return tenancy.write(organisation.id(), () -> replays.one(id, one));
    }

    @POST
    @Path("/{replay}/cancel")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "cancelWebhookReplay",
            summary = "Stops a replay",
            description = "What is under way may arrive all the same. One that has ended stays as it is.")
    @APIResponseSchema(value = ReplayView.class, responseCode = "200", responseDescription = "The replay")
    public Uni<ReplayView> cancel(@PathParam("id") UUID id, @PathParam("replay") UUID one) {
        return tenancy.write(organisation.id(), () -> replay.cancel(id, one));
    }

    private String path(UUID webhook) {
        return "/api/v1/webhooks/" + organisation.slug() + "/" + webhook + "/replays";
    }
}
