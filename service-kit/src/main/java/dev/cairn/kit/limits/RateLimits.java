package dev.cairn.kit.limits;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The service's budgets, shared with its other replicas four times a second. No request is refused because Redis is away. */
@ApplicationScoped
class RateLimits {

    private static final Logger LOG = Logger.getLogger(RateLimits.class);
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private final Vertx vertx;
    private final RateBudgets budgets;
    private final String policy;
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
        this.budgets =
                new RateBudgets(redis.getRedis().getDelegate(), clock, service, config.requests(), config.window());
        this.policy =
                "\"default\";q=" + config.requests() + ";w=" + config.window().toSeconds();
        this.refused = meters.counter("cairn.rate.limit.refused");
        this.shared = meters.counter("cairn.rate.limit.exchanges", "outcome", "shared");
        this.alone = meters.counter("cairn.rate.limit.exchanges", "outcome", "alone");
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(INTERVAL.toMillis(), tick -> share());
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    /** What the header {@code RateLimit-Policy} says. */
    String policy() {
        return policy;
    }

    RateBudgets.Verdict use(CallerKey caller) {
        RateBudgets.Verdict verdict = budgets.use(caller);
        if (verdict.refused()) {
            refused.increment();
        }
        return verdict;
    }

    private void share() {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        budgets.share()
                .onSuccess(done -> shared.increment())
                .onFailure(failure -> {
                    alone.increment();
                    LOG.debugf("budgets not shared: %s", failure.getMessage());
                })
                .onComplete(done -> busy.set(false));
    }
}
