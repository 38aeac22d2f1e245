package dev.cairn.notification.paging;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.Caller;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who was paged about an alert, over HTTP. */
@Path("/api/v1/alerts/{org}/{id}/pages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pages")
class PagesResource {

    private final ReadPages read;
    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Caller caller;
    private final Cursors cursors;

    PagesResource(ReadPages read, Tenancy tenancy, CurrentOrganisation organisation, Caller caller, Cursors cursors) {
        this.read = read;
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.caller = caller;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listAlertPages",
            summary = "Lists who was paged about an alert, how, and what became of it, newest first",
            description = "What a receiver answered is shown to the person who was paged, and to admins.")
    public Uni<Page<PageView>> list(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "pages " + org + " " + id);
        Role role = organisation.membership().role();
        boolean admin = role != null && role.includes(Role.ADMIN);
        String self = caller.id();
        return tenancy.write(
                org,
                () -> read.of(org, id, position.after(), position.limit() + 1, person -> admin || person.equals(self))
                        .map(rows -> Page.of(rows, position, PageView::id, row -> row)));
    }
}
