package dev.cairn.notification.feed;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes events of the feed that are old, or more than an organisation keeps. */
@ApplicationScoped
class FeedHousekeeping {

    private static final Logger LOG = Logger.getLogger(FeedHousekeeping.class);

    private static final String TOO_OLD = "delete from feed_event where at < $1";

    private static final String TOO_MANY = """
            delete from feed_event e using feed_head h
            where e.organisation_id = h.organisation_id and e.position <= h.position - $1""";

    private final SystemSql system;
    private final FeedConfig config;
    private final Clock clock;

    FeedHousekeeping(SystemSql system, FeedConfig config, Clock clock) {
        this.system = system;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        var before = clock.instant().minus(config.kept()).atOffset(ZoneOffset.UTC);
        return system.query(TOO_OLD, Tuple.of(before))
                .chain(() -> system.query(TOO_MANY, Tuple.of((long) config.mostKept())))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old events of the feed not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
