package dev.cairn.kit.events;

import dev.cairn.kit.vertx.SystemConnections;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
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
    private final long longestMillis;
    private volatile @Nullable PgConnection connection;
    private volatile boolean taken;

    RelaySeat(SystemConnections connections, OutboxConfig config) {
        this.connections = connections;
        this.longestMillis = config.statementTime().toMillis();
    }

    /** Takes the seat unless it is taken already; answers whether it is ours. */
    Uni<Boolean> take() {
        PgConnection present = connection;
        if (present == null) {
            return connections.open().invoke(opened -> connection = opened).chain(this::take);
        }
        return taken
                ? Uni.createFrom().item(true)
                : run("select pg_try_advisory_lock($1)", Tuple.of(LOCK))
                        .map(rows -> taken = rows.iterator().next().getBoolean(0));
    }

    /**
     * Runs a statement over the seat's connection. Fails when no answer comes in time: of a connection whose other end is gone
     * nobody would ever hear.
     */
    Uni<RowSet<Row>> run(String sql, Tuple parameters) {
        PgConnection present = connection;
        if (present == null) {
            return Uni.createFrom().failure(new IllegalStateException("the seat was left"));
        }
        return Uni.createFrom()
                .completionStage(() -> present.getDelegate()
                        .preparedQuery(sql)
                        .execute(parameters.getDelegate())
                        .timeout(longestMillis, TimeUnit.MILLISECONDS)
                        .toCompletionStage())
                .map(rows -> RowSet.newInstance(rows, Row.__TYPE_ARG));
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
