package dev.cairn.notification.delivery;

import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import dev.cairn.notification.delivery.DueDeliveries.Leased;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sends what is due: to each endpoint one message at a time, to many endpoints at once. An endpoint that hangs holds up
 * its own messages and one of many hands.
 */
@ApplicationScoped
class DeliverySender {

    private static final Logger LOG = Logger.getLogger(DeliverySender.class);
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(1);

    private final DueDeliveries due;
    private final SendDelivery sendDelivery;
    private final Notifications notifications;
    private final DeliveryConfig config;
    private final WokenLoop loop;
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    DeliverySender(
            DueDeliveries due,
            SendDelivery sendDelivery,
            Notifications notifications,
            Contexts contexts,
            Vertx vertx,
            DeliveryConfig config) {
        this.due = due;
        this.sendDelivery = sendDelivery;
        this.notifications = notifications;
        this.config = config;
        this.loop = new WokenLoop("deliveries", vertx, LOOK_ANYWAY, () -> contexts.fresh(this::lease));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen("cairn_delivery", payload -> loop.wake());
        loop.start();
    }

    /** What is under way is let go: its lease ends by itself and another process sends it again. */
    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> lease() {
        int free = config.mostAtOnce() - busy.size();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : due.lease(free, List.copyOf(busy))
                        .invoke(leased -> leased.forEach(this::begin))
                        .replaceWithVoid();
    }

    private void begin(Leased leased) {
        busy.add(leased.webhookId());
        sendDelivery
                .send(leased)
                .onTermination()
                .invoke(() -> {
                    busy.remove(leased.webhookId());
                    loop.wake();
                })
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("delivery %s not settled: %s", leased.id(), failure.toString()));
    }
}
