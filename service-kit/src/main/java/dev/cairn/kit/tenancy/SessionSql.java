package dev.cairn.kit.tenancy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.jspecify.annotations.Nullable;

/**
 * Plain SQL on the connection of the Hibernate Reactive session that the caller is in, so inside its transaction.
 *
 * <p>Native <em>selects</em> through Hibernate Reactive 3.2 are not used anywhere: the key of their plan never equals another
 * (its {@code ReactiveResultSetMapping} has no {@code equals}), while all keys of one statement have the same hash. So each
 * call adds an entry to one bucket of the plan cache and then searches it: after a few thousand calls this took most of a
 * command's time. Statements that only change rows do not have the fault.
 */
public final class SessionSql {

    private SessionSql() {}

    /**
     * All rows of a select.
     *
     * <p>Nothing is flushed first: whoever must see what the session only has in memory calls {@code session.flush()}.
     *
     * @param sql with the parameters {@code $1}, {@code $2}, …; values are as the PostgreSQL client has them, such as
     *     {@code OffsetDateTime} for a timestamp
     */
    public static Uni<List<@Nullable Object[]>> rows(String sql, @Nullable Object... parameters) {
        return connection()
                .chain(connection -> Uni.createFrom().completionStage(() -> connection.select(sql, parameters)))
                .map(SessionSql::list);
    }

    /** The first row of a select; null when there is none. See {@link #rows}. */
    public static Uni<@Nullable Object @Nullable []> first(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).map(rows -> rows.isEmpty() ? null : rows.get(0));
    }

    /** Runs a statement that changes rows, at once; answers how many. Parameters are as in {@link #rows}. */
    public static Uni<Integer> change(String sql, @Nullable Object... parameters) {
        return connection()
                .chain(connection -> Uni.createFrom().completionStage(() -> connection.update(sql, parameters)));
    }

    private static Uni<ReactiveConnection> connection() {
        return Panache.getSession().map(session -> ((MutinySessionImpl) session).getReactiveConnection());
    }

    private static List<@Nullable Object[]> list(ReactiveConnection.Result result) {
        var rows = new ArrayList<@Nullable Object[]>(result.size());
        result.forEachRemaining(rows::add);
        return rows;
    }
}
