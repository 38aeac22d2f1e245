package dev.cairn.kit.tenancy;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/**
 * The system role: it sees every organisation, but only the tables of the kit and the few that a service grants it, such
 * as members at sign-in. Requests never touch a tenant's data through it.
 */
@ApplicationScoped
public class SystemSql {

    private final Pool pool;

    SystemSql(@ReactiveDataSource("system") Pool pool) {
        this.pool = pool;
    }

    public Uni<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    public <T> Uni<T> transaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }
}
