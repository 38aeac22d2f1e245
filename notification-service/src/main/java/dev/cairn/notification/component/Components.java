package dev.cairn.notification.component;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The components of organisations, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class Components {

    private static final String NAMES = "select id, name from component where organisation_id = $1 and id = any($2)";
    private static final String CAUSED =
            "select component_id from component_cause where organisation_id = $1 and cause = $2";
    private static final String FORGET = "delete from component_cause where organisation_id = $1 and cause = $2";
    private static final String CAUSE = """
            insert into component_cause (component_id, cause, organisation_id, status)
            select c.id, $2, c.organisation_id, n.status
            from unnest($3::uuid[], $4::text[]) as n (id, status)
            join component c on c.id = n.id and c.organisation_id = $1""";
    private static final String STATUSES = """
            select component_id, at, status from component_status
            where organisation_id = $1 and at >= coalesce((select max(b.at) from component_status b
                where b.component_id = component_status.component_id and b.at <= $2), $2)
            order by component_id, at""";

    private final ComponentRows rows;
    private final Times times;

    Components(ComponentRows rows, Times times) {
        this.rows = rows;
        this.times = times;
    }

    /** The names of those that exist, by id. */
    public Uni<Map<UUID, String>> names(UUID organisation, Collection<UUID> components) {
        if (components.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return SessionSql.rows(NAMES, organisation, components.toArray(UUID[]::new))
                .map(found -> {
                    var names = new HashMap<UUID, String>();
                    found.forEach(row -> names.put((UUID) row[0], String.valueOf(row[1])));
                    return names;
                });
    }

    /** All of them, in their order. */
    public Uni<List<Component>> all(UUID organisation) {
        return rows.all(organisation);
    }

    /**
     * Says how a cause, such as an incident, leaves components: what is shown is the worst of all causes and of what somebody set.
     * What the cause said before counts no more.
     *
     * @param statuses by component; those that do not exist are passed over. Empty when the cause is over
     */
    public Uni<Void> cause(UUID organisation, UUID cause, Map<UUID, ComponentStatus> statuses) {
        return rows.lock(organisation)
                .chain(() -> SessionSql.rows(CAUSED, organisation, cause))
                .map(before -> concerned(before, statuses.keySet()))
                .chain(concerned -> concerned.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : SessionSql.change(FORGET, organisation, cause)
                                .chain(() -> write(organisation, cause, statuses))
                                .chain(() -> rows.refresh(organisation, concerned, times.now())));
    }

    /** In one order, so that two transactions never wait for each other. */
    private static Set<UUID> concerned(List<@Nullable Object[]> before, Set<UUID> now) {
        var all = new HashSet<>(now);
        before.forEach(row -> all.add((UUID) Objects.requireNonNull(row[0])));
        return new TreeSet<>(all);
    }

    private static Uni<Integer> write(UUID organisation, UUID cause, Map<UUID, ComponentStatus> statuses) {
        var entries = List.copyOf(statuses.entrySet());
        return SessionSql.change(
                CAUSE,
                organisation,
                cause,
                entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new),
                entries.stream().map(entry -> entry.getValue().word()).toArray(String[]::new));
    }

    /** What was shown of each component from when on, oldest first; the first is what was shown at the instant. */
    public Uni<Map<UUID, List<StatusSince>>> history(UUID organisation, Instant from) {
        return SessionSql.rows(STATUSES, organisation, from.atOffset(ZoneOffset.UTC))
                .map(found -> {
                    var history = new HashMap<UUID, List<StatusSince>>();
                    found.forEach(row -> history.computeIfAbsent((UUID) row[0], id -> new ArrayList<>())
                            .add(StatusSince.of(row)));
                    return history;
                });
    }
}
