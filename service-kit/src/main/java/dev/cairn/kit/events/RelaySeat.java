package dev.cairn.kit.events;

import dev.cairn.kit.vertx.SystemConnections;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/**
 * The one seat of a service's relays: a session lock of PostgreSQL, on a connection that does nothing else. Whatever is
 * read and deleted over that connection proves by its success that the lock is still held.
 *
 * <p>Used by one step at a time.
 */
@ApplicationScoped
class RelaySeat {

    private static final long LOCK = 0x0c41126eL;

    private final SystemConnections connections;
    private volatile @Nullable PgConnection connection;
    private volatile boolean taken;

    RelaySeat(SystemConnections connections) {
        this.connections = connections;
    }

    /** Takes the seat unless it is taken already; null when another relay has it. */
    Uni<@Nullable PgConnection> take() {
        PgConnection present = connection;
        if (present == null) {
            return connections.open().invoke(opened -> connection = opened).chain(this::take);
        }
        return taken
                ? Uni.createFrom().item(present)
                : present.preparedQuery("select pg_try_advisory_lock($1)")
                        .execute(Tuple.of(LOCK))
                        .invoke(rows -> taken = rows.iterator().next().getBoolean(0))
                        .map(rows -> taken ? present : null);
    }

    /** Leaves the seat, by closing its connection; the next {@link #take} opens another. */
    void leave() {
        PgConnection present = connection;
        connection = null;
        taken = false;
        if (present != null) {
            present.closeAndForget();
        }
    }

    void close(@Observes @Priority(5000) ShutdownEvent stop) {
        leave();
    }
}
