package dev.cairn.notification.incident;

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
import dev.cairn.notification.alert.Actor;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is learned of incidents, over HTTP. */
@Path("/api/v1/incidents/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
class ReviewResource {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final Reviews reviews;
    private final RenderReview renderReview;
    private final Actions actions;
    private final Incidents incidents;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    ReviewResource(
            Reviews reviews,
            RenderReview renderReview,
            Actions actions,
            Incidents incidents,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.reviews = reviews;
        this.renderReview = renderReview;
        this.actions = actions;
        this.incidents = incidents;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Path("/actions")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listIncidentActionsOfAll",
            summary = "Lists what is to be done after incidents, newest first")
    public Uni<Page<ActionView>> all(
            @Parameter(description = "overdue: only those whose day is over. Those that are not done when absent")
                    @Schema(enumeration = {"open", "overdue", "all"})
                    @QueryParam("show")
                    @Nullable
                    String show,
            @BeanParam PageRequest page) {
        var which = Actions.Which.read(show);
        UUID org = organisation.id();
        var position = page.of(cursors, "incident actions " + org + " " + which);
        return tenancy.write(
                org,
                () -> actions.list(org, which, position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, ActionView::id, action -> action)));
    }

    @GET
    @Path("/{id}/review")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "readIncidentReview",
            summary = "Shows what was learned of an incident",
            description = "Empty, with version 0, before anybody wrote it.")
    @APIResponseSchema(value = ReviewView.class, responseDescription = "The review")
    public Uni<Response> read(@PathParam("id") UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return tenancy.write(organisation.id(), () -> incidents.find(id).chain(row -> reviews.of(row.id)))
                .map(review -> Answers.read(ifNoneMatch, review.version(), review));
    }

    @PUT
    @Path("/{id}/review")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "writeIncidentReview",
            summary = "Writes what was learned of an incident",
            description = "Once it is resolved. The timeline is kept by itself.")
    @APIResponseSchema(value = ReviewView.class, responseDescription = "The review after the change")
    public Uni<Response> write(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, @NotNull ReviewBody body) {
        return reviews.write(organisation.id(), id, ifMatch, body, Actor.of(caller))
                .map(review -> Answers.changed(review.version(), review));
    }

    @GET
    @Path("/{id}/review/page")
    @Produces(MARKDOWN)
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "exportIncidentReview",
            summary = "Exports the review of an incident as Markdown",
            description = "With its timeline and its actions.")
    @APIResponse(responseCode = "200", description = "The page")
    public Uni<Response> page(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> renderReview.markdown(organisation.id(), id))
                .map(text -> Response.ok(text, MARKDOWN)
                        .header("Content-Disposition", "attachment; filename=\"incident-" + id + ".md\"")
                        .build());
    }

    @GET
    @Path("/{id}/actions")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listIncidentActions",
            summary = "Lists what is to be done after an incident, newest first")
    public Uni<Page<ActionView>> list(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "incident actions " + org + " " + id);
        return tenancy.write(
                org,
                () -> incidents
                        .find(id)
                        .chain(row -> actions.of(org, row.id, position.after(), position.limit() + 1))
                        .map(rows -> Page.of(rows, position, ActionView::id, action -> action)));
    }

    @POST
    @Path("/{id}/actions")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "addIncidentAction",
            summary = "Adds something to be done after an incident",
            description = "Also while it is open, so that nothing is forgotten.")
    @APIResponseSchema(value = ActionView.class, responseCode = "201", responseDescription = "The new action")
    public Uni<Response> add(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull ActionBody body) {
        return actions.add(organisation.id(), id, key, body, Actor.of(caller));
    }

    @PUT
    @Path("/{id}/actions/{action}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(operationId = "changeIncidentAction", summary = "Writes an action anew, or says that it is done")
    @APIResponseSchema(value = ActionView.class, responseDescription = "The action after the change")
    public Uni<Response> change(
            @PathParam("id") UUID id,
            @PathParam("action") UUID action,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @NotNull ActionBody body) {
        return actions.change(organisation.id(), id, action, ifMatch, body, Actor.of(caller))
                .map(changed -> Answers.changed(changed.version(), changed));
    }

    @DELETE
    @Path("/{id}/actions/{action}")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "removeIncidentAction",
            summary = "Removes an action",
            description = "It stays in the timeline.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(
            @PathParam("id") UUID id,
            @PathParam("action") UUID action,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        return actions.remove(organisation.id(), id, action, ifMatch, Actor.of(caller))
                .map(done -> Answers.gone());
    }
}
