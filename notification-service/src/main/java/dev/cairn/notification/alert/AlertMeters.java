package dev.cairn.notification.alert;

import dev.cairn.notification.alert.domain.AlertKind;
import dev.cairn.notification.alert.domain.Effect;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Trouble;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What operators see of alerts. */
@ApplicationScoped
class AlertMeters {

    private static final Duration[] STEPS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1),
        Duration.ofHours(4),
        Duration.ofDays(1)
    };

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

    /** Notes how long it took until somebody took an alert on, or until it was over. */
    void changed(Change change) {
        AlertRow row = change.row();
        if (row.isDrill()) {
            return;
        }
        if (change.what() == TimelineKind.ACKNOWLEDGED && Objects.equals(row.acknowledgedAt, row.firstAcknowledgedAt)) {
            took(
                    "cairn.alerts.time.to.acknowledge",
                    "From the first raise to the first acknowledgement",
                    row,
                    row.acknowledgedAt);
        } else if (change.what() == TimelineKind.RESOLVED) {
            took("cairn.alerts.time.to.resolve", "From the first raise to the end", row, row.resolvedAt);
        }
    }

    private void took(String name, String description, AlertRow row, @Nullable Instant end) {
        if (end != null) {
            Timer.builder(name)
                    .description(description)
                    .tag("urgency", row.urgency)
                    .serviceLevelObjectives(STEPS)
                    .register(registry)
                    .record(Duration.between(row.firstAt, end));
        }
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
