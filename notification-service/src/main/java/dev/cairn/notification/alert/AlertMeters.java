package dev.cairn.notification.alert;

import dev.cairn.notification.alert.domain.AlertKind;
import dev.cairn.notification.alert.domain.Effect;
import dev.cairn.notification.alert.domain.Severity;
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
        raised(trouble.kind(), trouble.severity());
    }

    void raised(AlertKind kind, Severity severity) {
        Counter.builder("cairn.alerts.raised")
                .description("Alerts raised, without repeats")
                .tag("kind", kind.word())
                .tag("severity", severity.word())
                .register(registry)
                .increment();
    }

    void signal(String integration, Effect effect) {
        Counter.builder("cairn.alerts.signals")
                .description("What other systems told, by what it did")
                .tag("integration", integration)
                .tag("effect", effect.what().word())
                .register(registry)
                .increment();
    }
}
