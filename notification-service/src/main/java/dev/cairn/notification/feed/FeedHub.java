package dev.cairn.notification.feed;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.kit.vertx.Notifications;
import dev.cairn.kit.vertx.WokenLoop;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands new events to the connections of this process. Each event is read once per process, however many listen.
 *
 * <p>PostgreSQL wakes it at each commit; a look every few seconds makes up for a lost wake-up.
 */
@ApplicationScoped
class FeedHub {

    private static final long UNKNOWN = -1;

    /** The connections of one organisation, and up to where they were told. */
    private static final class Channel {
        private final Set<FeedClient> clients = ConcurrentHashMap.newKeySet();
        private final AtomicLong position = new AtomicLong(UNKNOWN);
    }

    private final FeedReader reader;
    private final Notifications notifications;
    private final FeedConfig config;
    private final MeterRegistry meters;
    private final WokenLoop loop;
    private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();

    FeedHub(
            FeedReader reader,
            Notifications notifications,
            FeedConfig config,
            MeterRegistry meters,
            Contexts contexts,
            Vertx vertx) {
        this.reader = reader;
        this.notifications = notifications;
        this.config = config;
        this.meters = meters;
        this.loop = new WokenLoop("feed", vertx, config.lookAnyway(), () -> contexts.fresh(this::look));
    }

    void start(@Observes @Priority(100) StartupEvent event) {
        Gauge.builder("cairn.live.feed.connections", this, FeedHub::connections)
                .description("Open connections to the live feed")
                .register(meters);
        notifications.listen("cairn_feed", organisation -> {
            if (channels.containsKey(UUID.fromString(organisation))) {
                loop.wake();
            }
        });
        loop.start();
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        loop.stop();
    }

    /** Comes before the wait for requests under way, which would wait for these in vain. */
    void hangUp(@Observes ShutdownDelayInitiatedEvent event) {
        channels.values().forEach(channel -> channel.clients.forEach(FeedClient::end));
    }

    int connections() {
        return channels.values().stream()
                .mapToInt(channel -> channel.clients.size())
                .sum();
    }

    /**
     * Lets a connection be told of what is to come. When this completes, whatever is committed later will be offered to
     * it; what was committed before is in the database for it to read.
     */
    Uni<Void> join(FeedClient client) {
        Channel joined = channels.compute(client.organisation(), (organisation, present) -> {
            Channel channel = present == null ? new Channel() : present;
            if (channel.clients.size() >= config.mostConnections()) {
                throw new Problem(
                                CommonProblem.TOO_MANY,
                                "The organisation has %d connections to the feed already"
                                        .formatted(config.mostConnections()))
                        .withHeader("Retry-After", "30");
            }
            channel.clients.add(client);
            return channel;
        });
        return joined.position.get() != UNKNOWN
                ? Uni.createFrom().voidItem()
                : reader.head(client.organisation())
                        .invoke(head -> joined.position.compareAndSet(UNKNOWN, head))
                        .replaceWithVoid();
    }

    void leave(FeedClient client) {
        channels.computeIfPresent(client.organisation(), (organisation, channel) -> {
            channel.clients.remove(client);
            return channel.clients.isEmpty() ? null : channel;
        });
    }

    private Uni<Void> look() {
        if (channels.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return reader.heads(channels.keySet()).chain(heads -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (UUID organisation : List.copyOf(channels.keySet())) {
                Channel channel = channels.get(organisation);
                long head = heads.getOrDefault(organisation, 0L);
                if (channel != null && channel.position.get() != UNKNOWN && channel.position.get() < head) {
                    steps = steps.chain(() -> tell(organisation, channel));
                }
            }
            return steps;
        });
    }

    private Uni<Void> tell(UUID organisation, Channel channel) {
        return reader.after(organisation, channel.position.get())
                .invoke(told -> {
                    channel.clients.forEach(client -> client.offer(told));
                    channel.position.set(told.position());
                })
                .collect()
                .last()
                .replaceWithVoid();
    }
}
