package dev.cairn.bench.baseline;

import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Changes a project and adds one audit and one outbox row, in one transaction. */
@Path("/projects")
public class CommandResource {

    /** What a client sends. */
    public record Change(String name) {}

    /** What the rows hold: of the same length as the suite's, and never made anew. */
    public record Sample(String audit, String event) {}

    private final Mutiny.SessionFactory sessions;
    private final Clock clock = Clock.systemUTC();
    private volatile String audit = "{}";
    private volatile byte[] event = {'{', '}'};

    CommandResource(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @PUT
    @Path("/sample")
    public void take(Sample sample) {
        audit = sample.audit();
        event = sample.event().getBytes(StandardCharsets.UTF_8);
    }

    @PATCH
    @Path("/{id}")
    public Uni<ProjectRow> change(@PathParam("id") UUID id, Change change) {
        return sessions.withTransaction(session -> session.find(ProjectRow.class, id, LockModeType.PESSIMISTIC_WRITE)
                .invoke(project -> project.rename(change.name(), clock.instant()))
                .call(project -> session.persistAll(AuditRow.of(project, audit), OutboxRow.of(project, event))));
    }
}
