package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.Problem;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** Finds deliveries, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Deliveries {

    private static final UUID NEWEST = new UUID(-1, -1);

    /** The delivery, and whoever else wants to change it waits for this transaction; null when there is none. */
    Uni<@Nullable DeliveryRow> locked(UUID id) {
        return Panache.getSession().chain(session -> session.find(DeliveryRow.class, id, LockMode.PESSIMISTIC_WRITE));
    }

    /** The delivery as it is shown; a not-found problem when the organisation has none with this id. */
    Uni<DeliveryView> view(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(DeliveryRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(row -> views(List.of(row)))
                .map(views -> views.get(0));
    }

    /**
     * Deliveries of an organisation, newest first.
     *
     * @param webhook null for all
     * @param state null for all
     * @param before only older ones; null for the newest
     */
    Uni<List<DeliveryRow>> list(
            UUID organisation, @Nullable UUID webhook, @Nullable DeliveryState state, @Nullable UUID before, int most) {
        String where = "d.organisationId = :organisation and d.id < :before"
                + (webhook == null ? "" : " and d.webhookId = :webhook")
                + (state == null ? "" : " and d.state = :state");
        return Panache.getSession().chain(session -> {
            var query = session.createSelectionQuery(
                            "from DeliveryRow d where " + where + " order by d.id desc", DeliveryRow.class)
                    .setParameter("organisation", organisation)
                    .setParameter("before", before == null ? NEWEST : before)
                    .setMaxResults(most);
            if (webhook != null) {
                query.setParameter("webhook", webhook);
            }
            if (state != null) {
                query.setParameter("state", state.word());
            }
            return query.getResultList();
        });
    }

    /** The rows as they are shown, in their order. */
    Uni<List<DeliveryView>> views(List<DeliveryRow> rows) {
        List<UUID> ids = rows.stream().map(row -> row.id).toList();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from AttemptRow a where a.deliveryId in :ids order by a.id", AttemptRow.class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(attempts -> {
                    Map<UUID, List<AttemptRow>> byDelivery =
                            attempts.stream().collect(Collectors.groupingBy(attempt -> attempt.deliveryId));
                    return rows.stream()
                            .map(row -> DeliveryView.of(row, byDelivery.getOrDefault(row.id, List.of())))
                            .toList();
                });
    }

    /** Gives up what waits for a webhook. */
    Uni<Void> giveUp(UUID webhook, Function<DeliveryRow, Uni<Void>> tell) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from DeliveryRow d where d.webhookId = :webhook and d.state = 'pending' order by d.id",
                                DeliveryRow.class)
                        .setParameter("webhook", webhook)
                        .setLockMode(LockMode.PESSIMISTIC_WRITE)
                        .getResultList())
                .chain(rows -> {
                    Uni<Void> steps = Uni.createFrom().voidItem();
                    for (DeliveryRow row : rows) {
                        steps = steps.chain(() -> tell.apply(row));
                    }
                    return steps;
                });
    }
}
