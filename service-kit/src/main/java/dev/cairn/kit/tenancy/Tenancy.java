package dev.cairn.kit.tenancy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs work on the rows of one organisation. Nothing else opens a transaction: row-level security compares each row with
 * the organisation set here, for this transaction only, so a connection that goes back to the pool carries none.
 */
@ApplicationScoped
public class Tenancy {

    private static final String SET = "select set_config('cairn.organisation', $1, true)";

    private final Pool pool;

    Tenancy(Pool pool) {
        this.pool = pool;
    }

    /**
     * Runs commands in one Hibernate Reactive transaction; one inside another joins it and changes the organisation for
     * the rest of it. The work is one sequence: the session must never be used by two steps at once.
     */
    public <T> Uni<T> write(UUID organisation, Supplier<Uni<T>> work) {
        return Panache.withTransaction(
                () -> SessionSql.rows(SET, organisation.toString()).chain(work::get));
    }

    /** Runs reads, or plain SQL, in one transaction of the reactive client: the quick way for what is read often. */
    public <T> Uni<T> sql(UUID organisation, Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SET)
                .execute(Tuple.of(organisation.toString()))
                .chain(set -> work.apply(connection)));
    }
}
