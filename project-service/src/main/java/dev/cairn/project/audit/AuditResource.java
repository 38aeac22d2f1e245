package dev.cairn.project.audit;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what. */
@Path("/api/v1/audit/{org}")
@Produces("application/json")
@Tag(name = "Audit log", description = "Who changed what, and when.")
class AuditResource {

    /** Newer than every id there is. */
    private static final UUID LAST = new UUID(-1L, -1L);

    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    AuditResource(Tenancy tenancy, CurrentOrganisation organisation, Cursors cursors) {
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.ADMIN, scope = Scope.ADMIN)
    @Operation(
            operationId = "listAuditEntries",
            summary = "Lists changes, newest first",
            description =
                    "Every change of the organisation, its members, tokens and projects. Entries are never altered.")
    public Uni<Page<AuditView>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "audit " + organisation.id());
        return tenancy.write(
                organisation.id(),
                () -> before(position.after(), position.limit() + 1)
                        .map(rows -> Page.of(rows, position, row -> row.id, AuditView::of)));
    }

    private static Uni<List<AuditRow>> before(@Nullable UUID after, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AuditRow a where a.id < :after order by a.id desc", AuditRow.class)
                        .setParameter("after", after == null ? LAST : after)
                        .setMaxResults(most)
                        .getResultList());
    }
}
