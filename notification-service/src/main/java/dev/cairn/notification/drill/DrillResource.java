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
import dev.cairn.notification.alert.Actor;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Fire drills over HTTP. */
@Path("/api/v1/drills/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Drills", description = "Real pages when nothing is wrong, to see whether somebody answers.")
class DrillResource {

    private final BeginDrill begin;
    private final Drills drills;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final DrillMeters meters;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    DrillResource(
            BeginDrill begin,
            Drills drills,
            IdempotentRequests requests,
            Answers answers,
            DrillMeters meters,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.begin = begin;
        this.drills = drills;
        this.requests = requests;
        this.answers = answers;
        this.meters = meters;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listDrills", summary = "Lists the fire drills, newest first")
    public Uni<Page<DrillView>> list(
            @Parameter(description = "Id of a policy: only its drills") @QueryParam("policy") @Nullable UUID policy,
            @BeanParam PageRequest page) {
        var position = page.of(cursors, "drills " + organisation.id() + " " + policy);
        return tenancy.write(
                organisation.id(),
                () -> drills.list(organisation.id(), policy, position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, DrillView::id, one -> one)));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "beginDrill",
            summary = "Begins a fire drill: really pages people, now",
            description =
                    "An alert that says that it is a drill escalates by the policy, whatever routing, silences and maintenance"
                            + " say. It ends when somebody takes it on, or has failed when its time is over. At most one of a"
                            + " policy runs.")
    @APIResponseSchema(value = DrillView.class, responseCode = "201", responseDescription = "The drill that runs")
    public Uni<Response> begin(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewDrill body) {
        UUID org = organisation.id();
        String path = "/api/v1/drills/" + organisation.slug() + "/";
        var order = begin.order(body);
        var by = Actor.of(caller);
        return requests.run(
                org,
                "POST drills",
                key,
                body,
                () -> begin.begin(org, order, by)
                        .chain(drills::find)
                        .invoke(drill -> meters.begun("person"))
                        .map(drill -> answers.reply(201, path + drill.id(), drill.version(), drill)));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readDrill",
            summary = "Shows a fire drill",
            description = "Who was paged by what and when it arrived, who took it on, and after how many seconds.")
    public Uni<DrillView> read(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> drills.find(id));
    }
}
