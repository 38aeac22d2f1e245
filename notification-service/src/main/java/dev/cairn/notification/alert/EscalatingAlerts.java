package dev.cairn.notification.alert;

import dev.cairn.events.AlertState;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.feed.Feed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What escalations do with alerts, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class EscalatingAlerts {

    private static final String CLAIM =
            "select id from alert where id = any($1::uuid[]) order by id for no key update skip locked";
    private static final String TOUCH = "update alert set version = version + 1 where id = any($1::uuid[])";

    private final Alerts alerts;
    private final AlertJournal journal;
    private final Feed feed;

    EscalatingAlerts(Alerts alerts, AlertJournal journal, Feed feed) {
        this.alerts = alerts;
        this.journal = journal;
        this.feed = feed;
    }

    /** Those of these alerts that nobody else has in hand; whoever wants to change one waits for this transaction. */
    public Uni<List<AlertView>> claim(Collection<UUID> ids) {
        return SessionSql.rows(CLAIM, (Object) ids.toArray(UUID[]::new))
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : views(rows.stream()
                                .map(row -> (UUID) Objects.requireNonNull(row[0]))
                                .toList()));
    }

    /** One alert, waited for; a not-found problem when the organisation has none with this id. */
    public Uni<AlertView> locked(UUID id) {
        return alerts.locked(id).map(AlertView::of);
    }

    /** One alert; a not-found problem when the organisation has none with this id. */
    public Uni<AlertView> find(UUID id) {
        return alerts.find(id).map(AlertView::of);
    }

    private Uni<List<AlertView>> views(Collection<UUID> ids) {
        return alerts.locked(ids).map(rows -> rows.stream().map(AlertView::of).toList());
    }

    /** Notes in claimed alerts that something was done about them; answers them as they are then. */
    public Uni<List<AlertView>> touch(Collection<UUID> ids) {
        // what is persisted and not yet written would be lost with the rest of the session
        return Panache.getSession()
                .chain(session -> session.flush())
                .chain(() -> SessionSql.change(TOUCH, (Object) ids.toArray(UUID[]::new)))
                .chain(Panache::getSession)
                .invoke(session -> session.clear())
                .chain(() -> views(ids));
    }

    /** Tells everyone of steps that were carried out, by their touched alerts. */
    public Uni<Void> escalated(UUID organisation, Map<UUID, AlertState.Escalation> steps) {
        return alerts.locked(steps.keySet())
                .chain(rows -> {
                    var told = new LinkedHashMap<AlertRow, AlertState.Escalation>();
                    rows.forEach(row -> told.put(row, Objects.requireNonNull(steps.get(row.id))));
                    return journal.tellEscalated(told);
                })
                .chain(told -> feed.add(organisation, told));
    }

    /** Opens acknowledged alerts again that were claimed. */
    public Uni<Void> reopen(UUID organisation, Map<UUID, String> texts) {
        return alerts.locked(texts.keySet())
                .map(rows -> rows.stream()
                        .map(row -> {
                            row.open();
                            return new Change(
                                    row,
                                    TimelineKind.ACKNOWLEDGEMENT_ENDED,
                                    Actor.SYSTEM,
                                    Objects.requireNonNull(texts.get(row.id)));
                        })
                        .toList())
                .chain(changes -> journal.tellAll(organisation, changes))
                .chain(told -> feed.add(organisation, told));
    }
}
