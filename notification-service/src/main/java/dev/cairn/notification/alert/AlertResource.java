package dev.cairn.notification.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.AlertAction.Verb;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
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
import java.util.function.Supplier;
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

    private static final int LONGEST_SLUG = AlertFilter.LONGEST_SLUG;

    private final Alerts alerts;
    private final AlertsShown shown;
    private final Timeline timeline;
    private final HandleAlert handle;
    private final AcknowledgeGroup group;
    private final HandleMany many;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;
    private final IdempotentRequests requests;
    private final Answers answers;
    private final ObjectMapper json;

    AlertResource(
            Alerts alerts,
            AlertsShown shown,
            Timeline timeline,
            HandleAlert handle,
            AcknowledgeGroup group,
            HandleMany many,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors,
            IdempotentRequests requests,
            Answers answers,
            ObjectMapper json) {
        this.alerts = alerts;
        this.shown = shown;
        this.timeline = timeline;
        this.handle = handle;
        this.group = group;
        this.many = many;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
        this.requests = requests;
        this.answers = answers;
        this.json = json;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "listAlerts", summary = "Lists the alerts, newest first")
    public Uni<Page<AlertView>> list(
            @Parameter(description = "Only alerts in this state")
                    @Schema(enumeration = {"open", "acknowledged", "snoozed", "resolved"})
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(description = "Only alerts of this urgency")
                    @Schema(enumeration = {"high", "low"})
                    @QueryParam("urgency")
                    @Nullable
                    String urgency,
            @Parameter(description = "Only alerts of the project with this slug")
                    @Schema(maxLength = LONGEST_SLUG)
                    @QueryParam("project")
                    @Nullable
                    String project,
            @Parameter(description = "Only alerts that came this way")
                    @Schema(enumeration = {"assessments", "events", "prometheus", "alertmanager", "grafana", "drill"})
                    @QueryParam("integration")
                    @Nullable
                    String integration,
            @BeanParam PageRequest page) {
        var filter = AlertFilter.read(state, urgency, project, integration);
        var position = page.of(
                cursors, "alerts %s %s %s %s %s".formatted(organisation.id(), state, urgency, project, integration));
        return tenancy.write(organisation.id(), () -> shown.page(organisation.id(), filter, position));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readAlert", summary = "Shows an alert")
    @APIResponseSchema(value = AlertView.class, responseDescription = "The alert")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> shown.one(organisation.id(), id))
                .map(alert -> read(ifNoneMatch, alert));
    }

    /** What holds an alert changes without it, so then there is no tag that an answer could be kept by. */
    private static Response read(@Nullable String ifNoneMatch, AlertView alert) {
        return alert.held() == null && alert.inGroup() == null
                ? Answers.read(ifNoneMatch, alert.version(), alert)
                : Response.ok(alert).build();
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
            @Valid @Nullable Acknowledgement body) {
        Acknowledgement said = body == null ? Acknowledgement.NONE : body;
        var action = AlertAction.of(Verb.ACKNOWLEDGE, Actor.of(caller), said.said());
        UUID org = organisation.id();
        return said.ofGroup()
                ? Conflicts.retried(() -> once(id, key, said, action.verb(), () -> group.act(org, id, action)))
                : once(id, key, said.said(), action);
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
        return once(id, key, body, Verb.RESOLVE);
    }

    @POST
    @Path("/{id}/snooze")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "snoozeAlert",
            summary = "Leaves an alert alone until an instant",
            description = "Then it is open again, and told of again. If it gets worse before, it is so at once.")
    @APIResponseSchema(value = AlertView.class, responseCode = "200", responseDescription = "The alert after it")
    public Uni<Response> snooze(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @NotNull Snooze body) {
        var expected = AlertAction.state(body.expectedState(), "/expectedState");
        return once(id, key, body, new AlertAction(Verb.SNOOZE, Actor.of(caller), body.note(), body.until(), expected));
    }

    @POST
    @Path("/{id}/unsnooze")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(operationId = "unsnoozeAlert", summary = "Opens a snoozed alert again")
    @APIResponseSchema(value = AlertView.class, responseCode = "200", responseDescription = "The alert after it")
    public Uni<Response> unsnooze(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Valid @Nullable AlertNote body) {
        return once(id, key, body, Verb.UNSNOOZE);
    }

    @POST
    @Path("/actions")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "handleAlerts",
            summary = "Does the same about many alerts",
            description = "Up to 100, in one transaction. Each that can be done is done; the answer says it of each.")
    @APIResponseSchema(value = BulkResult.class, responseCode = "200", responseDescription = "What became of each")
    public Uni<Response> handle(@HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull BulkAction body) {
        var actions = many.read(body, Actor.of(caller));
        UUID org = organisation.id();
        return Conflicts.retried(() -> requests.run(
                org,
                "POST alerts/actions",
                key,
                body,
                () -> many.act(org, actions).map(result -> new Reply(200, null, null, json.valueToTree(result)))));
    }

    private Uni<Response> once(UUID id, @Nullable String key, @Nullable AlertNote body, Verb verb) {
        AlertNote said = body == null ? AlertNote.NONE : body;
        return once(id, key, said, AlertAction.of(verb, Actor.of(caller), said));
    }

    private Uni<Response> once(UUID id, @Nullable String key, Object body, AlertAction action) {
        return once(id, key, body, action.verb(), () -> handle.act(id, action));
    }

    private Uni<Response> once(UUID id, @Nullable String key, Object body, Verb verb, Supplier<Uni<AlertView>> done) {
        return requests.run(
                organisation.id(),
                "POST alerts/" + id + "/" + verb.word(),
                key,
                body,
                () -> done.get().map(alert -> answers.reply(200, null, alert.version(), alert)));
    }
}
