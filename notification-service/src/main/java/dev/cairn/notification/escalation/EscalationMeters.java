package dev.cairn.notification.escalation;

import dev.cairn.notification.policy.domain.After;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Locale;

/** What operators see of escalations. */
@ApplicationScoped
class EscalationMeters {

    private final MeterRegistry registry;

    EscalationMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A counter that is first seen at one shows no increase. */
    void register(@Observes StartupEvent start) {
        registry.counter("cairn.escalations.failed");
    }

    void carriedOut(Carried step, After after) {
        boolean nobody = step.reached().people() + step.reached().systems() == 0;
        registry.counter("cairn.escalations.steps", "result", nobody ? "nobody" : "reached")
                .increment();
        if (after.progress().due() == null) {
            registry.counter(
                            "cairn.escalations.ended",
                            "how",
                            after.word().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .increment();
        }
        var due = step.before().progress().due();
        if (due != null && due.isBefore(step.before().now())) {
            Timer.builder("cairn.escalations.late")
                    .description("From when a step was due until it was carried out")
                    .serviceLevelObjectives(
                            Duration.ofMillis(100),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(1))
                    .register(registry)
                    .record(Duration.between(due, step.before().now()));
        }
    }

    void failed() {
        registry.counter("cairn.escalations.failed").increment();
    }

    /** @param result answered, failed or withheld */
    void beat(String result) {
        registry.counter("cairn.escalations.beats", "result", result).increment();
    }
}
