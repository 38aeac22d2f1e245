package dev.cairn.notification.alert;

import dev.cairn.notification.alert.domain.Trouble;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What operators see of alerts. */
@ApplicationScoped
class AlertMeters {

    private final MeterRegistry registry;

    AlertMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void raised(Trouble trouble) {
        Counter.builder("cairn.alerts.raised")
                .description("Alerts raised, without repeats")
                .tag("kind", trouble.kind().word())
                .tag("severity", trouble.severity().word())
                .register(registry)
                .increment();
    }
}
