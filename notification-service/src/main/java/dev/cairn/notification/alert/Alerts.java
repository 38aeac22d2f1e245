package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Finds alerts, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Alerts {

    /** Greater than every id. */
    static final UUID NEWEST = new UUID(-1, -1);

    /** The alert; a not-found problem when the organisation has none with this id. */
    Uni<AlertRow> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(AlertRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /** The same, and whoever else wants to change it waits for this transaction. */
    Uni<AlertRow> locked(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(AlertRow.class, id, LockMode.PESSIMISTIC_WRITE))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    /** Locks one, unless somebody else has; whether it did. */
    Uni<Boolean> claim(UUID id) {
        return SessionSql.rows("select 1 from alert where id = $1 for no key update skip locked", id)
                .map(rows -> !rows.isEmpty());
    }

    /** All of these that there are, locked; always in one order, so that two never wait for each other. */
    Uni<List<AlertRow>> locked(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AlertRow a where a.id in :ids order by a.id", AlertRow.class)
                        .setParameter("ids", List.copyOf(ids))
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList());
    }

    /** All alerts that assessments raised of a project and that are not resolved, locked, in one order as well. */
    Uni<List<AlertRow>> unresolved(UUID project) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AlertRow a where a.projectId = :project and a.integration = 'assessments'"
                                        + " and a.state <> 'resolved' order by a.id",
                                AlertRow.class)
                        .setParameter("project", project)
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList());
    }

    /** The newest alert of an assessment's trouble, resolved or not; null when there is none. */
    Uni<@Nullable UUID> newest(UUID organisation, String dedupKey) {
        return SessionSql.first(
                        "select id from alert where organisation_id = $1 and dedup_key = $2"
                                + " and integration = 'assessments' order by id desc limit 1",
                        organisation,
                        dedupKey)
                .map(row -> row == null ? null : (UUID) row[0]);
    }

    /**
     * Alerts of an organisation, newest first.
     *
     * @param before only older ones; null for the newest
     */
    Uni<List<AlertRow>> list(UUID organisation, AlertFilter filter, @Nullable UUID before, int most) {
        var where = new StringBuilder("a.organisationId = :organisation and a.id < :before");
        var values = new LinkedHashMap<String, Object>();
        if (filter.state() != null) {
            where.append(" and a.state = :state");
            values.put("state", filter.state().word());
        }
        if (filter.urgency() != null) {
            where.append(" and a.urgency = :urgency");
            values.put("urgency", filter.urgency().word());
        }
        if (filter.project() != null) {
            where.append(" and a.projectSlug = :project");
            values.put("project", filter.project());
        }
        if (filter.integration() != null) {
            where.append(" and a.integration = :integration");
            values.put("integration", filter.integration());
        }
        return Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery(
                            "from AlertRow a where " + where + " order by a.id desc", AlertRow.class)
                    .setParameter("organisation", organisation)
                    .setParameter("before", before == null ? NEWEST : before)
                    .setMaxResults(most);
            values.forEach(query::setParameter);
            return query.getResultList();
        });
    }
}
