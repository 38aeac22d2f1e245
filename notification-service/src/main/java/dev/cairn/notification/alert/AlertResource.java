package dev.cairn.notification.alert;

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
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.domain.AlertStatus;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
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
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Alerts over HTTP. */
@Path("/api/v1/alerts/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts", description = "What needs somebody's eyes, and what was done about it.")
class AlertResource {

    private static final int LONGEST_SLUG = 63;

    private final Alerts alerts;
    private final Timeline timeline;
    private final HandleAlert handle;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final IdempotentRequests requests;
    private final Answers answers;

    AlertResource(
            Alerts alerts,
            Timeline timeline,
            HandleAlert handle,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            IdempotentRequests requests,
            Answers answers) {
        this.alerts = alerts;
        this.timeline = timeline;
        this.handle = handle;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
        this.requests = requests;
        this.answers = answers;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listAlerts", summary = "Lists the alerts, newest first")
    public Uni<Page<AlertView>> list(
            @Parameter(description = "Only alerts in this state")
                    @Schema(enumeration = {"open", "acknowledged", "resolved"})
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only alerts of the project with this slug")
                    @Schema(maxLength = LONGEST_SLUG)
                    @QueryParam("project")
                    @Nullable
                    String project,
            @BeanParam PageRequest page) {
        AlertStatus status = state == null ? null : status(state);
        if (project != null && project.length() > LONGEST_SLUG) {
            throw Problem.invalid("?project", "must be a project's slug");
        }
        var position = page.of(cursors, "alerts %s %s %s".formatted(organisation.id(), state, project));
        return tenancy.write(
                organisation.id(),
                () -> alerts.list(organisation.id(), status, project, position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, row -> row.id, AlertView::of)));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readAlert", summary = "Shows an alert")
    @APIResponseSchema(value = AlertView.class, responseDescription = "The alert")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> alerts.find(id).map(AlertView::of))
                .map(alert -> Answers.read(ifNoneMatch, alert.version(), alert));
    }

    @GET
    @Path("/{id}/timeline")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listAlertTimeline", summary = "Lists what happened to an alert, newest first")
    public Uni<Page<TimelineView>> timeline(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        var position = page.of(cursors, "timeline " + organisation.id() + " " + id);
        return tenancy.write(
                organisation.id(),
                () -> alerts.find(id)
                        .chain(alert -> timeline.of(alert.id, position.after(), position.limit() + 1))
                        .map(rows -> Page.of(rows, position, row -> row.id, TimelineView::of)));
    }

    @POST
    @Path("/{id}/acknowledge")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Takes an alert on",
            description = "Of several at once one wins; the others get 409 and read who it was, and when.")
    @APIResponseSchema(value = AlertView.class, responseCode = "200", responseDescription = "The alert after it")
    public Uni<Response> acknowledge(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AlertNote body) {
        Actor by = Actor.of(caller);
        return once(id + "/acknowledge", key, body, note -> handle.acknowledge(id, by, note));
    }

    @POST
    @Path("/{id}/resolve")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "resolveAlert",
            summary = "Ends an alert",
            description = "The same trouble later raises another alert.")
    @APIResponseSchema(value = AlertView.class, responseCode = "200", responseDescription = "The alert after it")
    public Uni<Response> resolve(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AlertNote body) {
        Actor by = Actor.of(caller);
        return once(id + "/resolve", key, body, note -> handle.resolve(id, by, note));
    }

    private Uni<Response> once(
            String what,
            @Nullable String key,
            @Nullable AlertNote body,
            Function<@Nullable String, Uni<AlertView>> change) {
        AlertNote said = body == null ? AlertNote.NONE : body;
        return requests.run(
                organisation.id(),
                "POST alerts/" + what,
                key,
                said,
                () -> change.apply(said.note()).map(alert -> answers.reply(200, null, alert.version(), alert)));
    }

    private static AlertStatus status(String word) {
        return AlertStatus.ofWord(word)
                .orElseThrow(() -> Problem.invalid("?state", "must be open, acknowledged or resolved"));
    }
}
