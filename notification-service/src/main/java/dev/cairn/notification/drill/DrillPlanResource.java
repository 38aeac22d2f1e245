package dev.cairn.notification.drill;

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

/** Plans of fire drills over HTTP. */
@Path("/api/v1/drill-plans/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drills")
class DrillPlanResource {

    private final DrillPlans plans;
    private final PlanInput input;
    private final IdempotentRequests requests;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    DrillPlanResource(
            DrillPlans plans,
            PlanInput input,
            IdempotentRequests requests,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.plans = plans;
        this.input = input;
        this.requests = requests;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listDrillPlans", summary = "Lists the plans of fire drills, newest first")
    public Uni<Page<PlanView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "drill plans " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> plans.list(organisation.id(), position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, PlanView::id, one -> one)));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createDrillPlan",
            summary = "Plans fire drills",
            description =
                    "Every so many weeks or months, on a local calendar, only on some weekdays and only between two times of"
                            + " the day. What was missed in an outage is not made up for.")
    @APIResponseSchema(value = PlanView.class, responseCode = "201", responseDescription = "The new plan")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull PlanBody body) {
        UUID org = organisation.id();
        String slug = organisation.slug();
        String by = caller.id();
        var checked = input.check(body);
        return requests.run(org, "POST drill-plans", key, body, () -> plans.create(org, slug, checked, by));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readDrillPlan", summary = "Shows a plan of fire drills")
    @APIResponseSchema(value = PlanView.class, responseDescription = "The plan")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> plans.find(id))
                .map(plan -> Answers.read(ifNoneMatch, plan.version(), plan));
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "changeDrillPlan",
            summary = "Writes a plan of fire drills anew",
            description = "Its next drill is counted from now.")
    @APIResponseSchema(value = PlanView.class, responseDescription = "The plan after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull PlanBody body) {
        UUID org = organisation.id();
        String by = caller.id();
        var checked = input.check(body);
        return tenancy.write(org, () -> plans.change(org, id, ifMatch, checked, by))
                .map(plan -> Answers.changed(plan.version(), plan));
    }

    @DELETE
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "removeDrillPlan",
            summary = "Removes a plan of fire drills",
            description = "What it began stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        String by = caller.id();
        return tenancy.write(organisation.id(), () -> plans.remove(id, ifMatch, by))
                .map(done -> Answers.gone());
    }
}
