package dev.cairn.notification.incident;

import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.notification.alert.domain.Severity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What operators see of incidents. */
@ApplicationScoped
class IncidentMeters {

    private static final Duration[] STEPS = {
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofHours(12),
        Duration.ofDays(1),
        Duration.ofDays(3)
    };
    private static final String REMINDERS = "cairn.incidents.reminders";
    private static final String OPEN =
            "select severity, count(*) from incident where state <> 'resolved' group by severity";

    private final MeterRegistry registry;
    private final SystemSql system;
    private volatile Map<String, Long> open = Map.of();

    IncidentMeters(MeterRegistry registry, SystemSql system) {
        this.registry = registry;
        this.system = system;
    }

    void register(@Observes StartupEvent start) {
        for (Severity severity : Severity.values()) {
            Gauge.builder("cairn.incidents.open", this, meters -> meters.open.getOrDefault(severity.word(), 0L))
                    .description("Incidents that are not resolved")
                    .tag("severity", severity.word())
                    .register(registry);
        }
    }

    /** A counter that begins with its first failure has not risen, and nobody would be told of it. */
    void registerFailures(@Observes StartupEvent start) {
        registry.counter(REMINDERS, "result", "failed");
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query(OPEN, Tuple.tuple())
                .invoke(rows -> {
                    var counted = new HashMap<String, Long>();
                    rows.forEach(row -> counted.put(row.getString(0), row.getLong(1)));
                    open = Map.copyOf(counted);
                })
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    void declared(IncidentRow row) {
        registry.counter("cairn.incidents.declared", "severity", row.severity).increment();
    }

    /** Notes how long it took until it was over. */
    void moved(IncidentRow row) {
        if (row.resolvedAt != null) {
            Timer.builder("cairn.incidents.time.to.resolve")
                    .description("From the declaration of an incident to its end")
                    .tag("severity", row.severity)
                    .serviceLevelObjectives(STEPS)
                    .register(registry)
                    .record(Duration.between(row.declaredAt, row.resolvedAt));
        }
    }

    /** @param result told or failed */
    void reminded(String result) {
        registry.counter(REMINDERS, "result", result).increment();
    }
}
