package dev.cairn.kit.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What becomes of the HTTP server's meters before they are registered. */
@Singleton
class HttpMeters {

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> UNMATCHED = Set.of("405", "406", "415");
    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    /** Refused requests keep the raw path as their uri, and any word as method: a stranger could fill the registry. */
    @Produces
    @Singleton
    MeterFilter boundedTags() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().equals(REQUESTS)) {
                    return id;
                }
                boolean unmatched = UNMATCHED.contains(String.valueOf(id.getTag("status")));
                List<Tag> tags = id.getTags().stream()
                        .map(tag -> tag.getKey().equals("uri") && unmatched ? Tag.of("uri", "UNMATCHED") : tag)
                        .map(tag -> tag.getKey().equals("method") && !METHODS.contains(tag.getValue())
                                ? Tag.of("method", "OTHER")
                                : tag)
                        .toList();
                return id.replaceTags(tags);
            }
        };
    }

    /** Buckets at the latencies that objectives are made of. */
    @Produces
    @Singleton
    MeterFilter latencyObjectives() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                if (!id.getName().equals(REQUESTS)) {
                    return config;
                }
                return DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(
                                0.01 * NANOS, 0.05 * NANOS, 0.1 * NANOS, 0.25 * NANOS, 0.5 * NANOS, NANOS, 5 * NANOS)
                        .build()
                        .merge(config);
            }
        };
    }
}
