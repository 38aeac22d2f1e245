package dev.cairn.notification.muting;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.http.Answers;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Silences over HTTP. */
@Path("/api/v1/silences/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Muting",
        description = "What keeps people from being paged for a while. Alerts are raised and shown all the same.")
class SilenceResource {

    private final Silences silences;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    SilenceResource(
            Silences silences, Tenancy tenancy, CurrentOrganisation organisation, Caller caller, Cursors cursors) {
        this.silences = silences;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listSilences",
            summary = "Lists the silences, newest first",
            description = "Those that ended are kept for 90 days.")
    public Uni<Page<SilenceView>> list(
            @Parameter(description = "ahead: only those that have not ended. All when absent")
                    @Schema(enumeration = {"ahead", "all"})
                    @QueryParam("show")
                    @Nullable
                    String show,
            @BeanParam PageRequest page) {
        boolean ahead = ahead(show);
        var position = page.of(cursors, "silences " + organisation.id() + " " + ahead);
        return tenancy.write(
                organisation.id(),
                () -> silences.list(organisation.id(), ahead, position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, SilenceView::id, one -> one)));
    }

    /** Reads the parameter that both lists have. */
    static boolean ahead(@Nullable String show) {
        if (show != null && !show.equals("ahead") && !show.equals("all")) {
            throw Problem.invalid("?show", "must be ahead or all");
        }
        return "ahead".equals(show);
    }

    @POST
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "createSilence",
            summary = "Keeps people from being paged for some alerts until an instant",
            description = "It ends by itself, after 90 days at most. What is still open then is told then.")
    @APIResponseSchema(value = SilenceView.class, responseCode = "201", responseDescription = "The new silence")
    public Uni<Response> create(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull NewSilence body) {
        return silences.create(organisation.id(), organisation.slug(), key, body, Actor.of(caller));
    }

    @GET
    @Path("/{id}")
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(operationId = "readSilence", summary = "Shows a silence", description = "Also one that has ended.")
    @APIResponseSchema(value = SilenceView.class, responseDescription = "The silence")
    public Uni<Response> read(@PathParam("id") UUID id) {
        return tenancy.write(organisation.id(), () -> silences.find(organisation.id(), id, false))
                .map(silence -> Answers.changed(silence.version(), silence));
    }

    @POST
    @Path("/{id}/end")
    @Allow(role = Role.RESPONDER, scope = Scope.ALERTS_WRITE)
    @Operation(
            operationId = "endSilence",
            summary = "Ends a silence now",
            description = "Of several at once one ends it; the others get 409.")
    @APIResponseSchema(value = SilenceView.class, responseCode = "200", responseDescription = "The silence after it")
    public Uni<Response> end(@PathParam("id") UUID id) {
        return silences.end(organisation.id(), id, Actor.of(caller))
                .map(silence -> Answers.changed(silence.version(), silence));
    }
}
