package dev.cairn.assessment.source;

import dev.cairn.kit.tenancy.SystemSql;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** How many repositories are connected, and how many of them fail again and again. */
@ApplicationScoped
class SourceMeters {

    private static final String COUNT = "select count(*), count(*) filter (where failures >= $1) from source";

    private final SystemSql system;
    private final SourceConfig config;
    private final AtomicLong connected;
    private final AtomicLong failing;

    SourceMeters(SystemSql system, SourceConfig config, MeterRegistry registry) {
        this.system = system;
        this.config = config;
        this.connected = registry.gauge("cairn.repository.connected", new AtomicLong());
        this.failing = registry.gauge("cairn.repository.failing", new AtomicLong());
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(COUNT, Tuple.of(config.failuresThatCount()))
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    connected.set(row.getLong(0));
                    failing.set(row.getLong(1));
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }
}
