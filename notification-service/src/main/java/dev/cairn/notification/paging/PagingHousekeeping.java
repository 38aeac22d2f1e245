package dev.cairn.notification.paging;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes old pages, with their messages and attempts. */
@ApplicationScoped
class PagingHousekeeping {

    private static final Logger LOG = Logger.getLogger(PagingHousekeeping.class);

    private final SystemSql system;
    private final PagingConfig config;
    private final Clock clock;

    PagingHousekeeping(SystemSql system, PagingConfig config, Clock clock) {
        this.system = system;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        var before = clock.instant().minus(config.kept()).atOffset(ZoneOffset.UTC);
        return system.query("delete from page where created_at < $1", Tuple.of(before))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old pages not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
