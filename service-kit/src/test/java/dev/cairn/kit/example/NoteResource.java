package dev.cairn.kit.example;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.events.EventType;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.access.Allow;
import dev.cairn.kit.access.CurrentOrganisation;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.http.IdempotentRequests;
import dev.cairn.kit.http.Reply;
import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.paging.Cursors;
import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

@Path("/api/v1/notes/{org}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class NoteResource {

    record NewNote(@NotBlank @Size(max = 20) String text) {}

    record Note(UUID id, String text, long version) {}

    private final Tenancy tenancy;
    private final CurrentOrganisation organisation;
    private final IdempotentRequests requests;
    private final Outbox outbox;
    private final Cursors cursors;
    private final Ids ids;
    private final ObjectMapper json;

    NoteResource(
            Tenancy tenancy,
            CurrentOrganisation organisation,
            IdempotentRequests requests,
            Outbox outbox,
            Cursors cursors,
            Ids ids,
            ObjectMapper json) {
        this.tenancy = tenancy;
        this.organisation = organisation;
        this.requests = requests;
        this.outbox = outbox;
        this.cursors = cursors;
        this.ids = ids;
        this.json = json;
    }

    @GET
    @Allow(role = Role.VIEWER, scope = Scope.READ)
    public Uni<Page<Note>> list(@BeanParam PageRequest page) {
        var position = page.of(cursors, "notes " + organisation.id());
        UUID after = position.after();
        return tenancy.write(
                organisation.id(),
                () -> Panache.getSession()
                        .chain(session -> session.createSelectionQuery(
                                        "from NoteRow n where n.id > :after order by n.id", NoteRow.class)
                                .setParameter("after", after == null ? new UUID(0, 0) : after)
                                .setMaxResults(position.limit() + 1)
                                .getResultList())
                        .map(rows -> Page.of(rows, position, row -> row.id, NoteResource::view)));
    }

    @POST
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    public Uni<Response> add(@HeaderParam("Idempotency-Key") String key, @Valid @NotNull NewNote body) {
        UUID org = organisation.id();
        return requests.run(org, "POST notes", key, body, () -> {
            var row = new NoteRow();
            row.id = ids.next();
            row.organisationId = org;
            row.text = body.text();
            return Panache.getSession()
                    .call(session -> session.persist(row))
                    .call(session -> outbox.add(EventType.PROJECT_CREATED, event(row)))
                    .call(Mutiny.Session::flush)
                    .map(done ->
                            new Reply(201, "/notes/" + row.id, ETags.of(row.version), json.valueToTree(view(row))));
        });
    }

    @PUT
    @Path("/{id}")
    @Allow(role = Role.EDITOR, scope = Scope.PROJECTS_WRITE)
    public Uni<Response> change(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @Valid @NotNull NewNote body) {
        return tenancy.write(
                organisation.id(),
                () -> Panache.getSession()
                        .chain(session -> session.find(NoteRow.class, id)
                                .onItem()
                                .ifNull()
                                .failWith(Problem::notFound)
                                .invoke(row -> ETags.demand(ifMatch, row.version))
                                .invoke(row -> row.text = body.text())
                                .call(row -> session.flush())
                                .call(row -> outbox.add(EventType.PROJECT_UPDATED, event(row))))
                        .map(row -> Response.ok(view(row))
                                .header("ETag", ETags.of(row.version))
                                .build()));
    }

    private static Note view(NoteRow row) {
        return new Note(row.id, row.text, row.version);
    }

    private static ProjectState event(NoteRow row) {
        return new ProjectState(
                row.id,
                row.organisationId,
                "org",
                "note",
                row.text,
                LocalDate.parse("2026-01-01"),
                Map.of(),
                List.of(),
                "mvp",
                null,
                null,
                row.version,
                false);
    }
}
