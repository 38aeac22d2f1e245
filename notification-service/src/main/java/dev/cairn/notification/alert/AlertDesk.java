package dev.cairn.notification.alert;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.domain.AlertStatus;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What other features ask of alerts and do to them, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class AlertDesk {

    private final HandleAlert handle;
    private final HandleMany many;

    AlertDesk(HandleAlert handle, HandleMany many) {
        this.handle = handle;
        this.many = many;
    }

    /** Those of these that there are, by id, without the details that senders add. */
    public Uni<List<AlertView>> brief(Collection<UUID> ids) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AlertRow a where a.id in :ids order by a.id", AlertRow.class)
                        .setParameter("ids", List.copyOf(ids))
                        .getResultList())
                .map(rows -> rows.stream().map(AlertView::brief).toList());
    }

    /** The same of one that nobody else changes until the transaction ends; empty when there is none. */
    public Uni<List<AlertView>> locked(UUID id) {
        return SessionSql.rows("select 1 from alert where id = $1 for no key update", id)
                .chain(there -> brief(List.of(id)));
    }

    /**
     * Takes an open alert on. To be the last step of the transaction, since the live feed is told.
     *
     * @param by who does
     * @param text how, as one sentence
     */
    public Uni<AlertView> acknowledge(UUID id, Actor by, String text) {
        return handle.act(id, new AlertAction(AlertAction.Verb.ACKNOWLEDGE, by, text, null, AlertStatus.OPEN));
    }

    /**
     * Ends those of these alerts that are not resolved, as an action on many does. To be one of the last steps of the transaction,
     * since the live feed is told.
     *
     * @param by who does
     * @param text how, as one sentence
     */
    public Uni<Void> resolveAll(UUID organisation, Collection<UUID> ids, Actor by, String text) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var action = new AlertAction(AlertAction.Verb.RESOLVE, by, text, null, null);
        return many.act(organisation, ids.stream().collect(Collectors.toMap(id -> id, id -> action)))
                .replaceWithVoid();
    }
}
