package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.Endpoint;
import dev.cairn.notification.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** What people ask to be sent: a delivery once more, or a message that tries a webhook out. */
@ApplicationScoped
class RepeatDelivery {

    private static final Logger LOG = Logger.getLogger(RepeatDelivery.class);

    private final Deliveries deliveries;
    private final QueueDeliveries queue;
    private final Webhooks webhooks;
    private final Times times;

    RepeatDelivery(Deliveries deliveries, QueueDeliveries queue, Webhooks webhooks, Times times) {
        this.deliveries = deliveries;
        this.queue = queue;
        this.webhooks = webhooks;
        this.times = times;
    }

    /** Sends it again now, also when it has arrived, in the caller's Hibernate transaction. */
    Uni<DeliveryView> repeat(UUID id) {
        return deliveries
                .locked(id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .call(row -> webhooks.endpoint(row.webhookId).invoke(RepeatDelivery::refuseDisabled))
                .invoke(row -> {
                    row.replayed = row.replayed || row.state() == DeliveryState.DELIVERED;
                    row.tries = 0;
                    row.queue(times.now());
                    LOG.infof("delivery %s is tried again by request", row.id);
                })
                .call(row -> Panache.getSession().chain(session -> session.flush()))
                .call(row -> wake())
                .chain(row -> deliveries.views(List.of(row)))
                .map(views -> views.get(0));
    }

    /** Queues a message that tries the webhook out, in the caller's Hibernate transaction. */
    Uni<DeliveryView> test(UUID webhook) {
        return webhooks.endpoint(webhook)
                .invoke(RepeatDelivery::refuseDisabled)
                .chain(queue::test)
                .map(row -> DeliveryView.of(row, List.of()));
    }

    /** Only new rows wake the sender by themselves. */
    static Uni<Void> wake() {
        return SessionSql.rows("select 1 from (select pg_notify('cairn_delivery', '')) as told")
                .replaceWithVoid();
    }

    static void refuseDisabled(Endpoint endpoint) {
        if (!endpoint.active()) {
            throw new Problem(DeliveryProblem.WEBHOOK_DISABLED, "Enable the webhook first");
        }
    }
}
