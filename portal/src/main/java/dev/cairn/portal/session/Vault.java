package dev.cairn.portal.session;

import dev.cairn.portal.config.PortalConfig;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted values in Redis that all expire.
 *
 * <p>Every method fails with {@link VaultUnavailable} and nothing else, and does so within the configured time.
 */
@ApplicationScoped
public class Vault {

    private final RedisAPI redis;
    private final Sealer sealer;
    private final Duration timeout;

    Vault(RedisAPI redis, Sealer sealer, PortalConfig config) {
        this.redis = redis;
        this.sealer = sealer;
        this.timeout = config.session().storeTimeout();
    }

    /** Keeps a value for a while. */
    public Future<Void> put(String name, JsonObject value, Duration life) {
        return bounded(redis.set(List.of(name, sealer.seal(name, value), "PX", millis(life))))
                .mapEmpty();
    }

    /** Replaces a value that is still there; its expiry stays. False where it is gone, and then it stays gone. */
    Future<Boolean> replace(String name, JsonObject value) {
        return bounded(redis.set(List.of(name, sealer.seal(name, value), "XX", "KEEPTTL")))
                .map(reply -> reply != null);
    }

    /** Takes a value out: of several takers exactly one gets it. */
    public Future<Optional<JsonObject>> take(String name) {
        return bounded(redis.getdel(name)).map(reply -> opened(name, reply));
    }

    /** Reads a value and lets it live for so long from now. */
    Future<Optional<JsonObject>> touch(String name, Duration life) {
        return bounded(redis.getex(List.of(name, "PX", millis(life)))).map(reply -> opened(name, reply));
    }

    Future<Boolean> has(String name) {
        return bounded(redis.exists(List.of(name))).map(reply -> reply != null && reply.toInteger() > 0);
    }

    Future<Void> delete(String... names) {
        return bounded(redis.del(new ArrayList<>(List.of(names)))).mapEmpty();
    }

    /** True for one caller, until it deletes the name or the time is over. */
    Future<Boolean> claim(String name, Duration life) {
        return bounded(redis.set(List.of(name, "1", "NX", "PX", millis(life)))).map(reply -> reply != null);
    }

    private Optional<JsonObject> opened(String name, @Nullable Response reply) {
        return reply == null ? Optional.empty() : sealer.open(name, reply.toString());
    }

    private Future<@Nullable Response> bounded(Future<@Nullable Response> asked) {
        return asked.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .recover(e -> Future.failedFuture(new VaultUnavailable(e)));
    }

    private static String millis(Duration life) {
        return String.valueOf(Math.max(1, life.toMillis()));
    }
}
