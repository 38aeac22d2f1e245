package dev.cairn.notification.drill;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** What operators see of drills. */
@ApplicationScoped
class DrillMeters {

    private final MeterRegistry registry;

    DrillMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("cairn.drills.timers.failed");
    }

    /** @param by plan or person; a program counts as a person */
    void begun(String by) {
        registry.counter("cairn.drills.begun", "by", by).increment();
    }

    void ended(DrillView drill) {
        registry.counter("cairn.drills.ended", "outcome", drill.state()).increment();
        Double seconds = drill.secondsToAcknowledge();
        if (seconds != null) {
            Timer.builder("cairn.drills.acknowledged")
                    .description("From the start of a drill until somebody took it on")
                    .serviceLevelObjectives(
                            Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1))
                    .register(registry)
                    .record(Duration.ofMillis(Math.round(seconds * 1000)));
        }
    }

    void failed() {
        registry.counter("cairn.drills.timers.failed").increment();
    }
}
