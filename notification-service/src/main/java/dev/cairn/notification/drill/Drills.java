package dev.cairn.notification.drill;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads drills, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Drills {

    private static final UUID NEWEST = new UUID(-1, -1);
    private static final String FIND = "select " + DrillRow.COLUMNS + " from drill where id = $1";
    private static final String LIST = "select " + DrillRow.COLUMNS + """
             from drill where organisation_id = $1 and id < $2 and ($3::uuid is null or policy_id = $3)
            order by id desc limit $4""";

    private final Json json;

    Drills(Json json) {
        this.json = json;
    }

    /** One of them; a not-found problem when the organisation has none with this id. */
    Uni<DrillView> find(UUID id) {
        return SessionSql.first(FIND, id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(row -> view(DrillRow.of(row)));
    }

    /**
     * Newest first.
     *
     * @param policy whose; null for all
     * @param before only older ones; null for the newest
     */
    Uni<List<DrillView>> list(UUID organisation, @Nullable UUID policy, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, organisation, before == null ? NEWEST : before, policy, (long) most)
                .chain(rows -> {
                    var views = new ArrayList<DrillView>();
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (@Nullable Object[] row : rows) {
                        steps = steps.chain(() -> view(DrillRow.of(row)))
                                .invoke(views::add)
                                .replaceWithVoid();
                    }
                    return steps.replaceWith(views);
                });
    }

    /** Of one that runs the pages are read as they are now; there are few of those. */
    private Uni<DrillView> view(DrillRow row) {
        return row.isRunning()
                ? DrillPages.of(row.alert(), row.startedAt()).map(row::view)
                : Uni.createFrom().item(() -> row.view(row.kept(json)));
    }
}
