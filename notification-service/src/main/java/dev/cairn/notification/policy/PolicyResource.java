package dev.cairn.notification.policy;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Escalation policies over HTTP. */
@Path("/api/v1/policies/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies", description = "Whom an alert pages, in which order, until somebody takes it on.")
class PolicyResource {

    private final CreatePolicy createPolicy;
    private final ChangePolicy changePolicy;
    private final SimulatePolicy simulatePolicy;
    private final Policies policies;
    private final PolicyJson json;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    PolicyResource(
            CreatePolicy createPolicy,
            ChangePolicy changePolicy,
            SimulatePolicy simulatePolicy,
            Policies policies,
            PolicyJson json,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.createPolicy = createPolicy;
        this.changePolicy = changePolicy;
        this.simulatePolicy = simulatePolicy;
        this.policies = policies;
        this.json = json;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listPolicies", summary = "Lists the escalation policies, newest first")
    public Uni<Page<PolicyView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "policies " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> policies.list(organisation.id(), position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, row -> row.id, this::view)));
    }

    private PolicyView view(PolicyRow row) {
        return PolicyView.of(row, json.body(row.body));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createPolicy",
            summary = "Makes an escalation policy",
            description = "One that would tell no person in the next 28 days is refused.")
    @APIResponseSchema(value = PolicyView.class, responseCode = "201", responseDescription = "The new policy")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull PolicyBody body) {
        return createPolicy.create(organisation.id(), organisation.slug(), key, body, caller.id());
    }

    @POST
    @Path("/simulate")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "simulateNewPolicy",
            summary = "Tells who would be told when by a policy that is not kept",
            description = "As if nobody answered. Nothing is kept and nobody is told.")
    public Uni<SimulationView> simulate(@NotNull NewSimulation body) {
        return simulatePolicy.unsaved(organisation.id(), body);
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readPolicy", summary = "Shows an escalation policy")
    @APIResponseSchema(value = PolicyView.class, responseDescription = "The policy")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> policies.row(id).map(this::view))
                .map(policy -> Answers.read(ifNoneMatch, policy.version(), policy));
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changePolicy",
            summary = "Writes an escalation policy anew",
            description = "For alerts from now on; those that escalate already go on as they began.")
    @APIResponseSchema(value = PolicyView.class, responseDescription = "The policy after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull PolicyBody body) {
        return changePolicy
                .change(organisation.id(), id, ifMatch, body, caller.id())
                .map(policy -> Answers.changed(policy.version(), policy));
    }

    @POST
    @Path("/{id}/simulate")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "simulatePolicy",
            summary = "Tells who would be told when by a policy",
            description = "As if nobody answered. Nobody is told.")
    public Uni<SimulationView> simulate(@PathParam("id") UUID id, @NotNull NewSimulation body) {
        return simulatePolicy.kept(organisation.id(), id, body);
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "removePolicy",
            summary = "Removes an escalation policy",
            description = "Refused while something sends alerts to it. Alerts that escalate already go on.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return changePolicy.remove(organisation.id(), id, ifMatch, caller.id()).map(done -> Answers.gone());
    }
}
