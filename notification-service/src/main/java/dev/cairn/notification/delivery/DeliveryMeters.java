package dev.cairn.notification.delivery;

import dev.cairn.kit.tenancy.SystemSql;
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

/** What operators see of deliveries. */
@ApplicationScoped
class DeliveryMeters {

    private final MeterRegistry registry;
    private final SystemSql system;
    private volatile long disabled;

    DeliveryMeters(MeterRegistry registry, SystemSql system) {
        this.registry = registry;
        this.system = system;
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("cairn.webhook.endpoints.disabled", this, meters -> meters.disabled)
                .description("Webhooks that are disabled, by a person or for failing")
                .register(registry);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return system.query("select count(*) from webhook where state = 'disabled'", Tuple.tuple())
                .invoke(rows -> disabled = rows.iterator().next().getLong(0))
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** @param result delivered, rejected, unreachable or refused */
    void attempted(String result) {
        registry.counter("cairn.webhook.attempts", "result", result).increment();
    }

    /** A webhook knows of an alert now. */
    void notified(Duration sinceRaised) {
        Timer.builder("cairn.alert.time.to.notify")
                .description("From raising an alert until a webhook had it")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5))
                .register(registry)
                .record(sinceRaised);
    }
}
