package dev.cairn.kit.outbound;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Keeps customers' hosts and paths out of the metrics: Vert.x labels its client's meters with both. What leaves is
 * counted by result as {@code cairn.outbound.requests} instead.
 */
@Singleton
class OutboundMeters {

    @Produces
    @Singleton
    MeterFilter withoutCustomersAddresses() {
        return MeterFilter.denyNameStartsWith("http.client");
    }
}
