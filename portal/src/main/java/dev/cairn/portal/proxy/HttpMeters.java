package dev.cairn.portal.proxy;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What becomes of the HTTP server's meters before they are registered: addresses shrink to the few that tell something,
 * so that neither organisations' names nor a stranger's guesses become series.
 */
class HttpMeters {

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> AUTH = Set.of("/auth/login", "/auth/callback", "/auth/session", "/auth/logout");
    /** What the server's binder itself says instead of an address. */
    private static final Set<String> WORDS = Set.of("NOT_FOUND", "REDIRECTION", "UNKNOWN");

    private static final double NANOS = Duration.ofSeconds(1).toNanos();

    @Produces
    @Singleton
    MeterFilter boundedTags() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().equals(REQUESTS)) {
                    return id;
                }
                List<Tag> tags = id.getTags().stream().map(HttpMeters::bounded).toList();
                return id.replaceTags(tags);
            }
        };
    }

    /** Buckets at the latencies that objectives are made of; the same as the services'. */
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

    private static Tag bounded(Tag tag) {
        return switch (tag.getKey()) {
            case "uri" -> Tag.of("uri", address(tag.getValue()));
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
            default -> tag;
        };
    }

    /** The resource of the API, the sign-in address, files, pages; and one word for whatever else was tried. */
    static String address(String path) {
        if (Service.of(path).isPresent()) {
            int end = path.indexOf('/', Service.PREFIX.length());
            return end < 0 ? path : path.substring(0, end);
        }
        if (AUTH.contains(path)) {
            return path;
        }
        if (path.startsWith("/assets/")) {
            return "/assets";
        }
        if (WORDS.contains(path)) {
            return path;
        }
        boolean page = path.equals("root") || path.startsWith("/") && !path.matches("/(?:api|auth)(?:/.*)?");
        return page ? "/pages" : "UNMATCHED";
    }
}
