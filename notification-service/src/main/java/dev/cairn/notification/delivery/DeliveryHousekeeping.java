package dev.cairn.notification.delivery;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes deliveries that ended long ago, with their attempts. */
@ApplicationScoped
class DeliveryHousekeeping {

    private static final Logger LOG = Logger.getLogger(DeliveryHousekeeping.class);

    private final SystemSql system;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliveryHousekeeping(SystemSql system, DeliveryConfig config, Clock clock) {
        this.system = system;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "2m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        var before = clock.instant().minus(config.kept()).atOffset(ZoneOffset.UTC);
        return system.query("delete from delivery where ended_at < $1", Tuple.of(before))
                .chain(() -> system.query("delete from webhook_replay where ended_at < $1", Tuple.of(before)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old deliveries not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
