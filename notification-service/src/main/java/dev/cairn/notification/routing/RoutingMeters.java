package dev.cairn.notification.routing;

import dev.cairn.notification.muting.domain.Hold;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** What operators see of routing. */
@ApplicationScoped
class RoutingMeters {

    private final MeterRegistry registry;

    RoutingMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void decided(Decided decided) {
        Hold hold = decided.hold();
        String outcome = hold != null ? hold.kind().word() : decided.policy() == null ? "nobody" : "policy";
        Counter.builder("cairn.routing.decisions")
                .description(
                        "Decisions on where an alert goes, by what came of them; one that is held is asked about again")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
