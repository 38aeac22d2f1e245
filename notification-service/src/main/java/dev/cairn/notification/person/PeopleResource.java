package dev.cairn.notification.person;

import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who can be reached, over HTTP. */
@Path("/api/v1/people/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "People")
class PeopleResource {

    private static final UUID FIRST = new UUID(0, 0);

    /** A cursor holds a UUID, and a member has none: the digest of the subject is one, and gives an order. */
    private static final String LIST = """
            select m.key, m.subject, m.name, m.role, array_to_string(array(
                select distinct c.kind from contact_method c
                where c.organisation_id = $1 and c.person = m.subject and c.verified_at is not null order by c.kind), ' ')
            from (select md5(subject)::uuid as key, subject, name, role from known_member where organisation_id = $1) m
            where m.key > $2 order by m.key limit $3""";

    private record Found(UUID key, PersonView view) {}

    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final Cursors cursors;

    PeopleResource(Tenancy tenancy, CurrentOrganisation organisation, Cursors cursors) {
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.cursors = cursors;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    @Operation(
            operationId = "listPeople",
            summary = "Lists the members, and who of them can be reached",
            description = "In no order that means anything. Addresses are shown to nobody.")
    public Uni<Page<PersonView>> list(@BeanParam PageRequest page) {
        UUID org = organisation.id();
        var position = page.of(cursors, "people " + org);
        UUID after = position.after();
        return tenancy.write(org, () -> SessionSql.rows(LIST, org, after == null ? FIRST : after, position.limit() + 1))
                .map(rows ->
                        Page.of(rows.stream().map(PeopleResource::read).toList(), position, Found::key, Found::view));
    }

    private static Found read(@Nullable Object[] row) {
        String kinds = (String) Objects.requireNonNull(row[4]);
        return new Found(
                (UUID) Objects.requireNonNull(row[0]),
                new PersonView(
                        (String) Objects.requireNonNull(row[1]),
                        (String) Objects.requireNonNull(row[2]),
                        (String) Objects.requireNonNull(row[3]),
                        !kinds.isEmpty(),
                        kinds.isEmpty() ? List.of() : List.of(kinds.split(" "))));
    }
}
