package dev.cairn.notification.intake;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.notification.alert.TakeInSignals.Outcome;
import dev.cairn.notification.alert.domain.Effect.What;
import dev.cairn.notification.intake.form.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events of other systems over HTTP. */
@Path("/api/v1/events/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake", description = "Where other systems tell of trouble.")
class EventResource {

    private final Intake intake;

    EventResource(Intake intake) {
        this.intake = intake;
    }

    @POST
    @Allow(role = Role.RESPONDER, scope = Scope.EVENTS_WRITE)
    @Operation(
            operationId = "sendEvent",
            summary = "Triggers, acknowledges or resolves an alert by its key",
            description =
                    "In the form of PagerDuty's Events API v2. Triggered again while it is open, the alert counts up. What is"
                            + " about no open alert is dropped, and the answer says why. Answered when it is stored for good.")
    @APIResponseSchema(value = Taken.class, responseCode = "202", responseDescription = "What it did")
    public Uni<Response> send(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = EventForm.class)))
                    byte[] body) {
        var signal = Intake.read(
                () -> EventMessage.read(intake.json(body), UUID.randomUUID().toString()));
        return intake.takeIn(List.of(signal), IntakeProblem.TOO_MANY_OPEN)
                .map(outcomes -> Response.accepted(
                                taken(outcomes.get(0), signal.key().dedup()))
                        .build());
    }

    private static Taken taken(Outcome outcome, String key) {
        String reason = outcome.effect().reason();
        return outcome.effect().what() == What.DROPPED
                ? new Taken("dropped", "Dropped: " + reason, key, outcome.alert())
                : new Taken("success", "Event processed", key, outcome.alert());
    }
}
