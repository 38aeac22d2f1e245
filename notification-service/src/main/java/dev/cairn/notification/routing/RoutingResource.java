package dev.cairn.notification.routing;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Routing over HTTP. */
@Path("/api/v1/routing/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Routing", description = "Which escalation policy an alert goes to, and why.")
class RoutingResource {

    private final RoutingDocuments documents;
    private final RoutingInput input;
    private final PreviewRoute preview;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;

    RoutingResource(
            RoutingDocuments documents,
            RoutingInput input,
            PreviewRoute preview,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller) {
        this.documents = documents;
        this.input = input;
        this.preview = preview;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readRouting",
            summary = "Shows the rules by which alerts find their policies",
            description = "One document per organisation. While nobody has written any, its version is 0.")
    @APIResponseSchema(value = RoutingView.class, responseDescription = "The rules")
    public Uni<Response> read(@HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> documents.read(org))
                .map(routing -> Answers.read(ifNoneMatch, routing.version(), routing));
    }

    @PUT
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changeRouting",
            summary = "Writes all rules anew",
            description = "They count for alerts that are raised from now on, and for those that are held.")
    @APIResponseSchema(value = RoutingView.class, responseDescription = "The rules after the change")
    public Uni<Response> change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull RoutingBody body) {
        UUID org = organisation.id();
        var rules = input.check(body);
        return tenancy.write(
                        org, () -> documents.replace(org, ifMatch, rules, RoutingInput.nameless(body), caller.id()))
                .map(routing -> Answers.changed(routing.version(), routing));
    }

    @POST
    @Path("/preview")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "previewRouting",
            summary = "Tells where an alert goes, and why",
            description =
                    "By the code that decides live: which rule matches, why each one before it does not, and what holds"
                            + " the alert. Nothing is changed, and nobody is paged.")
    @APIResponseSchema(value = PreviewView.class, responseCode = "200", responseDescription = "Where it goes")
    public Uni<Response> preview(@NotNull PreviewBody body) {
        UUID org = organisation.id();
        return tenancy.write(org, () -> preview.ask(org, body))
                .map(answer -> Response.ok(answer).build());
    }
}
