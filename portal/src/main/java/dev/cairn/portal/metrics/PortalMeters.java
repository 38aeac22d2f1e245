package dev.cairn.portal.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what the portal does. */
@ApplicationScoped
public class PortalMeters {

    private final MeterRegistry registry;
    private final AtomicInteger streams = new AtomicInteger();

    PortalMeters(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(PortalMeter.STREAMS.id(), streams, AtomicInteger::get)
                .description(PortalMeter.STREAMS.help())
                .register(registry);
    }

    /** One sign-in ended. */
    public void signIn(String outcome) {
        Counter.builder(PortalMeter.SIGN_INS.id())
                .description(PortalMeter.SIGN_INS.help())
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** One request for a service was answered. */
    public void proxied(String service, String outcome) {
        Counter.builder(PortalMeter.PROXIED.id())
                .description(PortalMeter.PROXIED.help())
                .tag("service", service)
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }

    /** An event stream began. */
    public void streamOpened() {
        streams.incrementAndGet();
    }

    /** An event stream ended. */
    public void streamClosed() {
        streams.decrementAndGet();
    }
}
