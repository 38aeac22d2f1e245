package dev.cairn.notification.coverage;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What operators see of the measurement of coverage. */
@ApplicationScoped
class CoverageMeters {

    private final MeterRegistry registry;

    CoverageMeters(MeterRegistry registry) {
        this.registry = registry;
        registry.counter("cairn.coverage.failed");
    }

    /** An organisation was measured. */
    void measured() {
        registry.counter("cairn.coverage.measured").increment();
    }

    /** An event of a policy was left. */
    void told() {
        registry.counter("cairn.coverage.told").increment();
    }

    void failed() {
        registry.counter("cairn.coverage.failed").increment();
    }
}
