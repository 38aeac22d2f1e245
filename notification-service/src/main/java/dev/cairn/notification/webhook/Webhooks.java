package dev.cairn.notification.webhook;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.LockMode;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The webhooks of the organisation whose Hibernate transaction the caller is in. */
@ApplicationScoped
public class Webhooks {

    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final int LONGEST_REASON = 500;
    private static final UUID NEWEST = new UUID(-1, -1);

    private final WebhookKeys keys;
    private final Ids ids;
    private final Times times;
    private final List<WebhookWatcher> watchers;

    Webhooks(WebhookKeys keys, Ids ids, Times times, @All List<WebhookWatcher> watchers) {
        this.keys = keys;
        this.ids = ids;
        this.times = times;
        this.watchers = watchers;
    }

    /** The active ones that want to be told of events of a type. */
    public Uni<List<Endpoint>> active(UUID organisation, String eventType) {
        return list(organisation, null, Integer.MAX_VALUE)
                .map(rows -> rows.stream()
                        .filter(row -> row.state.equals(WebhookRow.ACTIVE))
                        .filter(row -> List.of(row.eventTypes.split(" ")).contains(eventType))
                        .map(this::endpoint)
                        .toList());
    }

    /** One of them; a not-found problem when there is none with this id. */
    public Uni<Endpoint> endpoint(UUID id) {
        return find(id).map(this::endpoint);
    }

    /** The names of those of these that there are, by id. */
    public Uni<Map<UUID, String>> names(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return SessionSql.rows(
                        "select id, name from webhook where id = any($1::uuid[])", (Object) ids.toArray(UUID[]::new))
                .map(rows -> {
                    var names = new HashMap<UUID, String>();
                    rows.forEach(row -> names.put((UUID) row[0], (String) row[1]));
                    return names;
                });
    }

    /** One of them, and whoever else wants to change it waits for this transaction; null when there is none. */
    public Uni<@Nullable Endpoint> locked(UUID id) {
        return row(id).map(row -> row == null ? null : endpoint(row));
    }

    /** Notes that an attempt succeeded. */
    public Uni<Void> succeeded(UUID id) {
        return row(id).invoke(row -> {
                    row.failingSince = null;
                    row.heldUntil = null;
                })
                .replaceWithVoid();
    }

    /**
     * Notes that an attempt failed.
     *
     * @param holdUntil nothing is to be sent before; null for no such limit
     */
    public Uni<Void> failed(UUID id, Instant at, @Nullable Instant holdUntil) {
        return row(id).invoke(row -> {
                    row.failingSince = row.failingSince == null ? at : row.failingSince;
                    row.heldUntil = holdUntil;
                })
                .replaceWithVoid();
    }

    /** Disables one that is beyond hope. */
    public Uni<Void> disable(UUID id, String reason) {
        return row(id).chain(row -> disable(row, reason, false));
    }

    Uni<Void> disable(WebhookRow row, String reason, boolean byPerson) {
        row.state = WebhookRow.DISABLED;
        row.disabledReason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        LOG.infof("webhook %s disabled: %s", row.id, reason);
        Uni<Void> steps = Panache.getSession().chain(session -> session.flush());
        var disabled = new WebhookWatcher.Disabled(
                ids.next(), row.organisationId, row.organisationSlug, row.id, row.name, row.disabledReason, byPerson);
        for (WebhookWatcher watcher : watchers) {
            steps = steps.chain(() -> watcher.disabled(disabled));
        }
        return steps;
    }

    Uni<WebhookRow> find(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(WebhookRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }

    Uni<WebhookRow> lockedRow(UUID id) {
        return row(id).onItem().ifNull().failWith(Problem::notFound);
    }

    /** Newest first; {@code before} null for the newest. */
    Uni<List<WebhookRow>> list(UUID organisation, @Nullable UUID before, int most) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from WebhookRow w where w.organisationId = :organisation and w.id < :before"
                                        + " order by w.id desc",
                                WebhookRow.class)
                        .setParameter("organisation", organisation)
                        .setParameter("before", before == null ? NEWEST : before)
                        .setMaxResults(most)
                        .getResultList());
    }

    private static Uni<@Nullable WebhookRow> row(UUID id) {
        return Panache.getSession().chain(session -> session.find(WebhookRow.class, id, LockMode.PESSIMISTIC_WRITE));
    }

    private Endpoint endpoint(WebhookRow row) {
        return new Endpoint(
                row.id,
                row.organisationId,
                row.organisationSlug,
                row.name,
                row.url,
                row.state.equals(WebhookRow.ACTIVE),
                keys.of(row, times.now()),
                row.failingSince,
                row.heldUntil);
    }
}
