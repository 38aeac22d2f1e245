package dev.cairn.kit.http;

import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/** Removes what the kit kept for a time: first answers after a day, acted-on events and ended jobs after a month. */
@ApplicationScoped
class Housekeeping {

    /** Longer than the topics' compaction lag, so that a replay of all they hold finds every id. */
    private static final Duration MONTH = Duration.ofDays(30);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Logger LOG = Logger.getLogger(Housekeeping.class);

    private final SystemSql system;
    private final Clock clock;

    Housekeeping(SystemSql system, Clock clock) {
        this.system = system;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> clean() {
        return remove("delete from idempotent_request where received_at < $1", DAY)
                .chain(() -> remove("delete from inbox where acted_at < $1", MONTH))
                .chain(() -> remove("delete from job where finished_at < $1 and state <> 'dead'", MONTH))
                .onFailure()
                .invoke(failure -> LOG.warnf("housekeeping failed: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> remove(String sql, Duration age) {
        OffsetDateTime before = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        return system.query(sql, Tuple.of(before)).replaceWithVoid();
    }
}
