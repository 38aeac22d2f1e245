package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.AlertStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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

    /** All alerts of a project that are not resolved, locked; always in one order, so that two never wait for each other. */
    Uni<List<AlertRow>> unresolved(UUID project) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AlertRow a where a.projectId = :project and a.state <> 'resolved' order by a.id",
                                AlertRow.class)
                        .setParameter("project", project)
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList());
    }

    /**
     * Alerts of an organisation, newest first.
     *
     * @param state null for all
     * @param project slug; null for all
     * @param before only older ones; null for the newest
     */
    Uni<List<AlertRow>> list(
            UUID organisation, @Nullable AlertStatus state, @Nullable String project, @Nullable UUID before, int most) {
        String where = "a.organisationId = :organisation and a.id < :before"
                + (state == null ? "" : " and a.state = :state")
                + (project == null ? "" : " and a.projectSlug = :project");
        return Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery(
                            "from AlertRow a where " + where + " order by a.id desc", AlertRow.class)
                    .setParameter("organisation", organisation)
                    .setParameter("before", before == null ? NEWEST : before)
                    .setMaxResults(most);
            if (state != null) {
                query.setParameter("state", state.word());
            }
            if (project != null) {
                query.setParameter("project", project);
            }
            return query.getResultList();
        });
    }
}
