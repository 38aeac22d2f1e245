package dev.cairn.portal.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.RedisAPI;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows whether Redis answers, and is up either way.
 *
 * <p>Without Redis nobody can sign in, but API tokens pass and the pages load; taking every replica out of the load
 * balancer would turn that into a full outage.
 */
@Readiness
@ApplicationScoped
class RedisCheck implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final RedisAPI redis;

    RedisCheck(RedisAPI redis) {
        this.redis = redis;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> redis.ping(List.of()).toCompletionStage())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(pong -> "ok")
                .onFailure()
                .recoverWithItem("degraded")
                .map(state -> HealthCheckResponse.named("sessions")
                        .up()
                        .withData("redis", state)
                        .build());
    }
}
