package dev.cairn.kit.events;

import dev.cairn.kit.tenancy.SystemSql;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What operators see of events: how many wait and for how long, what was sent, what was taken in and how it ended. */
@ApplicationScoped
public class EventMeters {

    private static final String WAITING =
            "select count(*), coalesce(extract(epoch from now() - min(added_at)), 0)::float8 from outbox";

    private final MeterRegistry registry;
    private final SystemSql system;
    private volatile long pending;
    private volatile double oldestSeconds;

    EventMeters(MeterRegistry registry, SystemSql system) {
        this.registry = registry;
        this.system = system;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("cairn.outbox.pending", this, meters -> meters.pending)
                .description("Events committed and not yet acknowledged by the broker")
                .register(registry);
        Gauge.builder("cairn.outbox.oldest.age", this, meters -> meters.oldestSeconds)
                .baseUnit("seconds")
                .description("Age of the oldest event that waits to be sent")
                .register(registry);
        sent(0);
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(WAITING, Tuple.tuple())
                .invoke(rows -> {
                    var row = rows.iterator().next();
                    pending = row.getLong(0);
                    oldestSeconds = row.getDouble(1);
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    void sent(int events) {
        registry.counter("cairn.outbox.sent", "outcome", "acknowledged").increment(events);
    }

    void sendFailed() {
        registry.counter("cairn.outbox.sent", "outcome", "failed").increment();
    }

    /** @param outcome applied, repeated, retried or poison */
    void consumed(String topic, String outcome) {
        registry.counter("cairn.events.consumed", "topic", topic, "outcome", outcome)
                .increment();
    }
}
