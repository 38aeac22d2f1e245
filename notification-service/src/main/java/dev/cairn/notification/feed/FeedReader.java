package dev.cairn.notification.feed;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the feed from the database. */
@ApplicationScoped
class FeedReader {

    private static final int PAGE = 100;

    private final Tenancy tenancy;
    private final SystemSql system;

    FeedReader(Tenancy tenancy, SystemSql system) {
        this.tenancy = tenancy;
        this.system = system;
    }

    /**
     * The position after which a reader goes on.
     *
     * @param last the last event that it has; null begins with what is to come. One that is no longer kept is older than
     *     all that are, so everything kept follows
     */
    Uni<Long> start(UUID organisation, @Nullable UUID last) {
        return last == null ? head(organisation) : position(organisation, last);
    }

    /** The newest position of an organisation; 0 when nothing was told yet. */
    Uni<Long> head(UUID organisation) {
        return number(
                organisation,
                "select coalesce(max(position), 0) from feed_head where organisation_id = $1",
                Tuple.of(organisation));
    }

    private Uni<Long> position(UUID organisation, UUID event) {
        return number(
                organisation,
                "select coalesce(max(position), 0) from feed_event where organisation_id = $1 and id = $2",
                Tuple.of(organisation, event));
    }

    private Uni<Long> number(UUID organisation, String sql, Tuple parameters) {
        return tenancy.sql(
                        organisation,
                        connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** The newest positions of organisations; one to which nothing was told yet is left out. */
    Uni<Map<UUID, Long>> heads(Collection<UUID> organisations) {
        return system.query(
                        "select organisation_id, position from feed_head where organisation_id = any($1)",
                        Tuple.of(organisations.toArray(UUID[]::new)))
                .map(rows -> {
                    var heads = new HashMap<UUID, Long>();
                    rows.forEach(row -> heads.put(row.getUUID(0), row.getLong(1)));
                    return heads;
                });
    }

    /** All events after a position, oldest first, read as fast as they are taken. */
    Multi<Told> after(UUID organisation, long position) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new long[] {position}, reached -> page(organisation, reached))
                .whilst(page -> page.size() == PAGE)
                .onItem()
                .disjoint();
    }

    private Uni<List<Told>> page(UUID organisation, long[] reached) {
        return tenancy.sql(
                        organisation,
                        connection -> connection
                                .preparedQuery("select id, position, type, data from feed_event"
                                        + " where organisation_id = $1 and position > $2 order by position limit $3")
                                .execute(Tuple.of(organisation, reached[0], PAGE)))
                .map(FeedReader::told)
                .invoke(page -> {
                    if (!page.isEmpty()) {
                        reached[0] = page.get(page.size() - 1).position();
                    }
                });
    }

    private static List<Told> told(RowSet<Row> rows) {
        var told = new ArrayList<Told>();
        rows.forEach(row -> told.add(new Told(row.getUUID(0), row.getLong(1), row.getString(2), row.getString(3))));
        return told;
    }
}
