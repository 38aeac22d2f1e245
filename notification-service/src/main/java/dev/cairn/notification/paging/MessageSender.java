package dev.cairn.notification.paging;

import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import dev.cairn.notification.paging.DueMessages.Leased;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Sends what is due: to each contact method one message at a time, to many at once. One that hangs holds up its own messages
 * and one of many hands.
 */
@ApplicationScoped
class MessageSender {

    private static final Logger LOG = Logger.getLogger(MessageSender.class);
    /** Longer than a try takes, and shorter than its lease: whatever happens to it, the hand comes back. */
    private static final Duration LONGEST = Duration.ofSeconds(35);

    private static final Duration LOOK_ANYWAY = Duration.ofMillis(500);

    private final DueMessages due;
    private final SendMessage sendMessage;
    private final Notifications notifications;
    private final PagingConfig config;
    private final WokenLoop loop;
    private final Map<UUID, Leased> busy = new ConcurrentHashMap<>();

    MessageSender(
            DueMessages due,
            SendMessage sendMessage,
            Notifications notifications,
            Contexts contexts,
            Vertx vertx,
            PagingConfig config) {
        this.due = due;
        this.sendMessage = sendMessage;
        this.notifications = notifications;
        this.config = config;
        this.loop = new WokenLoop("messages to people", vertx, LOOK_ANYWAY, () -> contexts.fresh(this::lease));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        notifications.listen("cairn_page", payload -> loop.wake());
        loop.start();
    }

    /** What is under way is let go: its lease ends by itself and another process sends it again. */
    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    private Uni<Void> lease() {
        var underWay = List.copyOf(busy.values());
        int free = config.mostAtOnce() - underWay.size();
        int mails = (int) underWay.stream().filter(Leased::mail).count();
        return free <= 0
                ? Uni.createFrom().voidItem()
                : due.lease(
                                free,
                                Math.max(0, config.mostMailsAtOnce() - mails),
                                config.mostOfOrganisationAtOnce(),
                                underWay)
                        .invoke(leased -> leased.forEach(this::begin))
                        .replaceWithVoid();
    }

    private void begin(Leased leased) {
        busy.put(leased.methodId(), leased);
        sendMessage
                .send(leased)
                .ifNoItem()
                .after(LONGEST)
                .fail()
                .onTermination()
                .invoke(() -> {
                    busy.remove(leased.methodId());
                    loop.wake();
                })
                .subscribe()
                .with(done -> {}, failure -> LOG.warnf("message %s not settled: %s", leased.id(), failure.toString()));
    }
}
