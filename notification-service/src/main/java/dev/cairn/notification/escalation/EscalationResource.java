package dev.cairn.notification.escalation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
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

/** Escalations of alerts over HTTP. */
@Path("/api/v1/alerts/{org}/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
class EscalationResource {

    private final Escalate escalate;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final IdempotentRequests requests;
    private final ObjectMapper json;

    EscalationResource(
            Escalate escalate,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            IdempotentRequests requests,
            ObjectMapper json) {
        this.escalate = escalate;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.requests = requests;
        this.json = json;
    }

    @GET
    @Path("/escalation")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readEscalation",
            summary = "Shows how far the escalation of an alert is",
            description = "By which version of which policy, which step comes next and when, and what holds it.")
    public Uni<EscalationView> read(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> escalate.show(id));
    }

    @POST
    @Path("/escalate")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "escalateAlert",
            summary = "Carries out the next step of an alert's escalation now",
            description =
                    "The step that you read: refused when it was carried out since, or the escalation began anew.")
    @APIResponseSchema(value = EscalationView.class, responseCode = "200", responseDescription = "Where it is then")
    public Uni<Response> escalate(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull EscalateNow body) {
        UUID org = organisation.id();
        var by = Actor.of(caller);
        return requests.run(
                org,
                "POST alerts/" + id + "/escalate",
                key,
                body,
                () -> escalate.now(org, id, body, by).map(view -> new Reply(200, null, null, json.valueToTree(view))));
    }
}
