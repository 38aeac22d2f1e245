package dev.cairn.kit.vertx;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * PostgreSQL notifications, on one connection outside the pools. They only wake: one sent while the connection was down
 * is lost, so whoever listens also looks by itself now and then.
 */
@ApplicationScoped
public class Notifications {

    private static final Logger LOG = Logger.getLogger(Notifications.class);
    private static final Duration RECONNECT = Duration.ofMillis(500);

    private final PgSubscriber subscriber;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    Notifications(Vertx vertx, SystemConnections connections) {
        this.subscriber = PgSubscriber.subscriber(vertx, connections.options());
        subscriber.reconnectPolicy(retries -> RECONNECT.toMillis());
    }

    void connect(@Observes @Priority(10) StartupEvent start) {
        subscriber.connect().onFailure(failure -> LOG.warnf("notifications not connected: %s", failure.getMessage()));
    }

    void close(@Observes ShutdownEvent stop) {
        subscriber.close();
    }

    /**
     * Calls the listener with the payload of each notification, on an event-loop thread: it must not block.
     *
     * @param channel one of ours; never built from input
     * @return how to stop listening
     */
    public Runnable listen(String channel, Consumer<String> listener) {
        listeners
                .computeIfAbsent(channel, name -> {
                    var all = new CopyOnWriteArrayList<Consumer<String>>();
                    subscriber.channel(name).handler(payload -> all.forEach(one -> one.accept(payload)));
                    return all;
                })
                .add(listener);
        return () -> listeners.getOrDefault(channel, List.of()).remove(listener);
    }
}
