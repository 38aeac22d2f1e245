package dev.cairn.notification.intake;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.limits.OwnRateLimit;
import dev.cairn.notification.intake.form.AlertmanagerMessage;
import dev.cairn.notification.intake.form.AlertmanagerMessage.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Webhooks of Alertmanager and of Grafana. */
@Path("/api/v1/integrations/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Intake", description = "Where other systems tell of trouble.")
class WebhookInResource {

    private final Intake intake;
    private final RoutingContext request;

    WebhookInResource(Intake intake, RoutingContext request) {
        this.intake = intake;
        this.request = request;
    }

    @POST
    @Path("/alertmanager")
    @Allow(role = Role.RESPONDER, scope = Scope.EVENTS_WRITE)
    @OwnRateLimit
    @Operation(
            operationId = "hearAlertmanager",
            summary = "Takes in a message of Alertmanager's webhook, version 4",
            description =
                    "One alert per fingerprint, each firing or resolved for itself. Too many are answered with 503.")
    @APIResponseSchema(value = TakenMany.class, responseCode = "200", responseDescription = "What they did")
    public Uni<Response> alertmanager(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = GroupForm.class)))
                    byte[] body) {
        return take(body, Sender.ALERTMANAGER);
    }

    @POST
    @Path("/grafana")
    @Allow(role = Role.RESPONDER, scope = Scope.EVENTS_WRITE)
    @OwnRateLimit
    @Operation(
            operationId = "hearGrafana",
            summary = "Takes in a message of Grafana's webhook contact point",
            description =
                    "One alert per fingerprint, each firing or resolved for itself. Too many are answered with 503.")
    @APIResponseSchema(value = TakenMany.class, responseCode = "200", responseDescription = "What they did")
    public Uni<Response> grafana(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = GrafanaForm.class)))
                    byte[] body) {
        return take(body, Sender.GRAFANA);
    }

    private Uni<Response> take(byte[] body, Sender sender) {
        intake.count(request);
        var read = Intake.read(() -> AlertmanagerMessage.read(intake.json(body), sender, intake.most()));
        return intake.takeIn(read.signals(), IntakeProblem.TOO_MANY_OPEN_TRY_AGAIN)
                .map(outcomes ->
                        Response.ok(TakenMany.of(outcomes, read.truncated())).build());
    }
}
