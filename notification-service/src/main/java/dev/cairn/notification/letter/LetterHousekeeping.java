package dev.cairn.notification.letter;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes old letters. What still waits by then nobody wants to read any more. */
@ApplicationScoped
class LetterHousekeeping {

    private static final Logger LOG = Logger.getLogger(LetterHousekeeping.class);

    private final SystemSql system;
    private final LetterConfig config;
    private final Clock clock;

    LetterHousekeeping(SystemSql system, LetterConfig config, Clock clock) {
        this.system = system;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        var before = clock.instant().minus(config.kept()).atOffset(ZoneOffset.UTC);
        return system.query("delete from letter where queued_at < $1", Tuple.of(before))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("old letters not removed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }
}
