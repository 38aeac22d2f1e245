package dev.cairn.notification.incident;

import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Finds incidents, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Incidents {

    /** Greater than every id. */
    static final UUID NEWEST = new UUID(-1, -1);

    private static final String LOCK =
            "select 1 from (select pg_advisory_xact_lock(hashtextextended($1, 0))) as locked";
    private static final String COUNT_OPEN =
            "select count(*) from incident where organisation_id = $1 and state <> 'resolved'";

    private final IncidentConfig config;

    Incidents(IncidentConfig config) {
        this.config = config;
    }

    /** The incident; a not-found problem when the organisation has none with this id. */
    Uni<IncidentRow> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(IncidentRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /** The same, and whoever else wants to change it waits for this transaction. */
    Uni<IncidentRow> locked(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(IncidentRow.class, id, LockMode.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /** The same, as the caller read it: a problem when it was changed since. */
    Uni<IncidentRow> locked(UUID id, @Nullable String ifMatch) {
        return locked(id).invoke(row -> ETags.demand(ifMatch, row.version));
    }

    /** Refuses another open one. Those who open one at the same time are counted one after the other. */
    Uni<Void> demandRoom(UUID organisation) {
        return SessionSql.rows(LOCK, "incidents " + organisation)
                .chain(locked -> SessionSql.rows(COUNT_OPEN, organisation))
                .invoke(rows -> {
                    if (((Number) rows.get(0)[0]).intValue() >= config.mostOpen()) {
                        throw new Problem(
                                IncidentProblem.LIMIT_REACHED,
                                "An organisation has at most %d open incidents".formatted(config.mostOpen()));
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Incidents of an organisation, newest first.
     *
     * @param before only older ones; null for the newest
     */
    Uni<List<IncidentRow>> list(UUID organisation, IncidentFilter filter, @Nullable UUID before, int most) {
        var where = new StringBuilder("i.organisationId = :organisation and i.id < :before");
        var values = new LinkedHashMap<String, Object>();
        if (filter.open()) {
            where.append(" and i.state <> 'resolved'");
        }
        if (filter.state() != null) {
            where.append(" and i.state = :state");
            values.put("state", filter.state().word());
        }
        if (filter.severity() != null) {
            where.append(" and i.severity = :severity");
            values.put("severity", filter.severity().word());
        }
        return of(organisation, filter.alert()).chain(ids -> {
            if (ids != null) {
                where.append(" and i.id in :ids");
                values.put("ids", ids);
            }
            return Panache.getSession().chain(session -> {
                var query = session.createSelectionQuery(
                                "from IncidentRow i where " + where + " order by i.id desc", IncidentRow.class)
                        .setParameter("organisation", organisation)
                        .setParameter("before", before == null ? NEWEST : before)
                        .setMaxResults(most);
                values.forEach(query::setParameter);
                return query.getResultList();
            });
        });
    }

    private static Uni<@Nullable List<UUID>> of(UUID organisation, @Nullable UUID alert) {
        return alert == null
                ? Uni.createFrom().nullItem()
                : SessionSql.rows(
                                "select incident_id from incident_alert where organisation_id = $1 and alert_id = $2",
                                organisation,
                                alert)
                        .map(rows -> rows.stream().map(row -> (UUID) row[0]).toList());
    }
}
