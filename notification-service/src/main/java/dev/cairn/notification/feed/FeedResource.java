package dev.cairn.notification.feed;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.EventStreams;
import dev.cairn.kit.problem.Problem;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live feed over HTTP. */
@Path("/api/v1/feed/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Feed", description = "What happens in an organisation, as it happens.")
class FeedResource {

    private static final int RECONNECT_MS = 2000;

    private final Listen listen;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    FeedResource(Listen listen, CurrentOrganisation organisation, Caller caller) {
        this.listen = listen;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "followFeed",
            summary = "Follows what happens",
            description = "Server-sent events: alert.raised (also when an open alert is raised again, with a higher"
                    + " count), alert.acknowledged, alert.resolved, alert.escalated, assessment.completed, project.changed,"
                    + " waiver.changed, applicability.changed. With"
                    + " Last-Event-ID what came after it is sent first; events are kept for 24 hours, 1,000 per"
                    + " organisation. A comment keeps a quiet connection open. A reader that is too slow is cut. What"
                    + " fails meanwhile is told by a last event named problem.")
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .STRING),
                            examples =
                                    @ExampleObject(
                                            name = "alert",
                                            value = "id: 01990b11-6f70-7b75-9349-5f6a7b8c9d08\nevent: alert.raised\n"
                                                    + "data: {\"type\":\"alert.raised\",\"timestamp\":"
                                                    + "\"2026-04-12T09:30:05.310Z\",\"data\":{\"alert\":{}}}\n\n")))
    public Multi<OutboundSseEvent> follow(
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String credentials,
            @Context Sse sse,
            @Context HttpServerRequest request) {
        UUID last = lastEventId == null || lastEventId.isBlank() ? null : id(lastEventId.strip());
        return EventStreams.endingWell(
                sse,
                listen.listen(Ticket.of(organisation, caller, credentials), last, new HangUp(request))
                        .map(told -> event(sse, told)));
    }

    private static OutboundSseEvent event(Sse sse, Optional<Told> one) {
        if (one.isEmpty()) {
            return sse.newEventBuilder()
                    .comment("")
                    .reconnectDelay(RECONNECT_MS)
                    .build();
        }
        Told told = one.get();
        return sse.newEventBuilder()
                .id(told.id().toString())
                .name(told.type())
                .data(String.class, told.data())
                .build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("#Last-Event-ID", "must be the id of an event of this feed");
        }
    }
}
