package dev.cairn.notification.paging;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.paging.PageView.MessageView;
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

/** Sends messages to people once more, over HTTP. */
@Path("/api/v1/alerts/{org}/{id}/pages/messages/{message}/resend")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pages")
class ResendResource {

    private final ResendMessage resend;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final IdempotentRequests requests;
    private final Answers answers;

    ResendResource(
            ResendMessage resend,
            CurrentOrganisation organisation,
            Caller caller,
            IdempotentRequests requests,
            Answers answers) {
        this.resend = resend;
        this.organisation = organisation;
        this.caller = caller;
        this.requests = requests;
        this.answers = answers;
    }

    @POST
    @Allow(role = Role.VIEWER, scope = Scope.PEOPLE_ONLY)
    @Operation(
            operationId = "resendPageMessage",
            summary = "Sends a message to a person once more",
            description =
                    "For the person and for admins, while the alert is open. It is a message of its own, and is told in"
                            + " the timeline.")
    @APIResponseSchema(value = MessageView.class, responseCode = "202", responseDescription = "The new message")
    public Uni<Response> resend(
            @PathParam("id") UUID id,
            @PathParam("message") UUID message,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        Role role = organisation.membership().role();
        boolean admin = role != null && role.includes(Role.ADMIN);
        String self = caller.id();
        return requests.run(
                organisation.id(),
                "POST page messages/" + message + "/resend",
                key,
                "",
                () -> resend.resend(
                                organisation.id(),
                                id,
                                message,
                                Actor.of(caller),
                                person -> admin || person.equals(self))
                        .map(again -> answers.reply(202, null, 1, again)));
    }
}
