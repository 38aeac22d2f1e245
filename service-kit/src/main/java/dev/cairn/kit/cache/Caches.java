package dev.cairn.kit.cache;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Pattern;

/** Opens caches; those of one service share one breaker, as they share one Redis. */
@ApplicationScoped
public class Caches {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{0,40}-v[0-9]{1,3}");
    private static final int MOST_FAILURES = 5;
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final Vertx vertx;
    private final MeterRegistry meters;
    private final RedisStore store;

    Caches(Vertx vertx, ReactiveRedisDataSource redis, MeterRegistry meters) {
        this.vertx = vertx;
        this.meters = meters;
        this.store = new RedisStore(
                vertx,
                redis.getRedis().getDelegate(),
                new Breaker(MOST_FAILURES, RedisStore.LONGEST, PAUSE, System::nanoTime));
    }

    /**
     * A cache; open each name once.
     *
     * @param name the kind of response and the version of its form, such as {@code latest-assessment-v1}: a release that
     *     changes the form changes the name, and never reads what the one before it wrote
     * @param ttl how long a response is kept, give or take a tenth
     */
    public Cache open(String name, Duration ttl) {
        if (!NAME.matcher(name).matches() || ttl.isZero() || ttl.isNegative()) {
            throw new IllegalArgumentException("not a cache: " + name + " for " + ttl);
        }
        return new Cache(vertx, store, meters, name, ttl);
    }
}
