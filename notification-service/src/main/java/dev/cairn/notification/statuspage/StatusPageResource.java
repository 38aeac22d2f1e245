package dev.cairn.notification.statuspage;

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

/** The settings of the status page and its subscribers, for admins. */
@Path("/api/v1/status-pages/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status pages", description = "The page on which an organisation tells everybody how its product is.")
class StatusPageResource {

    private final PageRows pages;
    private final Subscribers subscribers;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    StatusPageResource(
            PageRows pages,
            Subscribers subscribers,
            Tenancy tenancy,
            CurrentOrganisation organisation,
            Caller caller,
            Cursors cursors) {
        this.pages = pages;
        this.subscribers = subscribers;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "readStatusPage",
            summary = "Shows the settings of the status page",
            description = "While nobody has written any it is off, and its version is 0.")
    @APIResponseSchema(value = SettingsView.class, responseDescription = "The settings")
    public Uni<Response> read() {
        UUID org = organisation.id();
        return tenancy.write(org, () -> pages.read(org).chain(found -> view(org, found)))
                .map(view -> Answers.changed(view.version(), view));
    }

    private Uni<SettingsView> view(UUID org, PageRows.Found found) {
        return subscribers
                .counts(org)
                .map(counts -> SettingsView.of(found.settings(), pages.url(found.slug()), counts));
    }

    @PUT
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "changeStatusPage",
            summary = "Writes the settings of the status page anew",
            description = "While it is off, it looks to everybody as if there were no such organisation.")
    @APIResponseSchema(value = SettingsView.class, responseDescription = "The settings after the change")
    public Uni<Response> change(@HeaderParam("If-Match") @Nullable String ifMatch, @NotNull SettingsBody body) {
        UUID org = organisation.id();
        String by = caller.id();
        var wanted = SettingsInput.check(body);
        return tenancy.write(org, () -> pages.change(org, ifMatch, wanted, by).chain(found -> view(org, found)))
                .map(view -> Answers.changed(view.version(), view));
    }

    @GET
    @Path("/subscribers")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "listStatusSubscribers",
            summary = "Lists who is told of what the page says, newest first",
            description = "Addresses are not shown, only enough for their owners to know them by.")
    public Uni<Page<SubscriberView>> subscribers(@BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "status subscribers " + org);
        return tenancy.write(
                org,
                () -> subscribers
                        .list(org, position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, SubscriberView::id, one -> one)));
    }

    @DELETE
    @Path("/subscribers/{id}")
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "removeStatusSubscriber",
            summary = "Removes a subscriber",
            description = "What waits to be sent there is dropped. The subscriber is not told.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Uni<Response> remove(@PathParam("id") UUID id) {
        UUID org = organisation.id();
        String by = caller.id();
        return tenancy.write(org, () -> subscribers.remove(org, id, by)).map(done -> Answers.gone());
    }
}
