package dev.cairn.notification.feed;

import dev.cairn.kit.access.Memberships;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Follows the feed of one organisation for one connection, until either side ends it. */
@ApplicationScoped
class Listen {

    private static final Logger LOG = Logger.getLogger(Listen.class);

    private final FeedHub hub;
    private final FeedReader reader;
    private final FeedConfig config;
    private final Memberships memberships;
    private final Vertx vertx;

    Listen(FeedHub hub, FeedReader reader, FeedConfig config, Memberships memberships, Vertx vertx) {
        this.hub = hub;
        this.reader = reader;
        this.config = config;
        this.memberships = memberships;
        this.vertx = vertx;
    }

    /**
     * Begins.
     *
     * @param last the last event that the caller has; null begins with what is to come
     * @param hangUp closes the connection, whatever still waits to be written
     * @return events, and an empty one now and then for a heartbeat; the first is empty
     */
    Multi<Optional<Told>> listen(Ticket ticket, @Nullable UUID last, Runnable hangUp) {
        var client = new FeedClient(ticket.organisation(), config.mostWaiting(), hangUp);
        return hub.join(client)
                .chain(() -> reader.start(ticket.organisation(), last))
                .onItem()
                .transformToMulti(start -> follow(client, ticket, start))
                .onTermination()
                .invoke(() -> hub.leave(client));
    }

    private Multi<Optional<Told>> follow(FeedClient client, Ticket ticket, long start) {
        long beats = vertx.setPeriodic(config.heartbeat().toMillis(), tick -> client.beat());
        long checks = vertx.setPeriodic(config.membershipEvery().toMillis(), tick -> check(client, ticket));
        LOG.debugf("feed: %s listens", ticket);
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(Optional.<Told>empty()),
                        reader.after(ticket.organisation(), start).map(Optional::of),
                        client.live())
                .filter(one -> one.isEmpty() || client.isNews(one.get()))
                .onTermination()
                .invoke(() -> {
                    vertx.cancelTimer(beats);
                    vertx.cancelTimer(checks);
                });
    }

    /** A check that cannot be made now is made again soon; meanwhile there is nothing new to tell either. */
    private void check(FeedClient client, Ticket ticket) {
        ticket.holds(memberships)
                .subscribe()
                .with(
                        holds -> {
                            if (!holds) {
                                LOG.infof("feed: %s is no member any more", ticket);
                                client.end();
                            }
                        },
                        failure -> LOG.warnf("feed: membership not checked: %s", failure.getMessage()));
    }
}
