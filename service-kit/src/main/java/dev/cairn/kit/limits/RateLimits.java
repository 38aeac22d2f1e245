package dev.cairn.kit.limits;

import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.ProblemKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The service's limits, whose budgets are shared with its other replicas four times a second. No request is refused because Redis is away. */
@ApplicationScoped
public class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Vertx vertx;
    private final ReactiveRedisDataSource redis;
    private final Clock clock;
    private final String service;
    private final RateLimit ofEachCaller;
    private final List<RateLimit> limits = new CopyOnWriteArrayList<>();
    private final Counter refused;
    private final Counter shared;
    private final Counter alone;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile long timer = -1;

    RateLimits(
            Vertx vertx,
            ReactiveRedisDataSource redis,
            Clock clock,
            MeterRegistry meters,
            RateLimitConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.vertx = vertx;
        this.redis = redis;
        this.clock = clock;
        this.service = service;
        this.refused = meters.counter("cairn.rate.limit.refused");
        this.shared = meters.counter("cairn.rate.limit.exchanges", "outcome", "shared");
        this.alone = meters.counter("cairn.rate.limit.exchanges", "outcome", "alone");
        this.ofEachCaller = limit("default", config.requests(), config.window());
    }

    /**
     * Makes a limit of its own for some endpoint, besides the one that holds for all; to be made once, and kept.
     *
     * @param name one lower-case word, told to callers in {@code RateLimit-Policy}
     */
    public RateLimit limit(String name, long requests, Duration window) {
        return limit(name, requests, window, CommonProblem.TOO_MANY);
    }

    /**
     * The same with another answer to what is too much, for callers that give up at 429.
     *
     * @param refusal the kind of the problem that is answered
     */
    public RateLimit limit(String name, long requests, Duration window, ProblemKind refusal) {
        var budgets = new RateBudgets(redis.getRedis().getDelegate(), clock, service + ":" + name, requests, window);
        var limit = new RateLimit(name, requests, window, budgets, refusal, refused);
        limits.add(limit);
        return limit;
    }

    /** The one that each caller is held to, whatever is asked. */
    RateLimit ofEachCaller() {
        return ofEachCaller;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> share());
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void share() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        Future.all(limits.stream().map(RateLimit::share).toList())
                .onSuccess(done -> shared.increment())
                .onFailure(failure -> {
                    alone.increment();
                    LOG.debugf("budgets not shared: %s", failure.getMessage());
                })
                .onComplete(done -> busy.set(false));
    }
}
