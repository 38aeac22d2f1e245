package dev.cairn.kit.cache;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The three things that are asked of Redis, each in one command and within a time limit; once it has failed for a while
 * it is left alone. Shared by all caches of a service.
 */
final class RedisStore {

    /** A page that is built from the database takes about as long; waiting longer for a cache makes no sense. */
    static final Duration LONGEST = Duration.ofMillis(80);

    /** Sets the value unless the key holds a newer version: not older for a value, really older for a marker. */
    private static final String SET_IF_NEWER = """
            local held = tonumber(string.match(redis.call('GETRANGE', KEYS[1], 0, 20), '^(%d+)\\n') or '-1')
            local given = tonumber(ARGV[1])
            if held > given or (held == given and ARGV[4] == 'marker') then return 0 end
            redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            return 1""";

    private final Vertx vertx;
    private final Redis redis;
    private final Breaker breaker;

    RedisStore(Vertx vertx, Redis redis, Breaker breaker) {
        this.vertx = vertx;
        this.redis = redis;
        this.breaker = breaker;
    }

    /** The value; the empty buffer when there is none. Fails with {@link Skipped} when it was not even asked. */
    Future<Buffer> read(String key) {
        return guarded(() -> redis.send(Request.cmd(Command.GET).arg(key)), RedisStore::value);
    }

    /** Whether the value is held now; not when a newer one is. */
    Future<Boolean> write(String key, Entry entry, Duration ttl) {
        return set(key, entry.version(), entry.packed(), ttl, "value");
    }

    /** From now on the key holds no value older than this version. */
    Future<Boolean> mark(String key, long version, Duration ttl) {
        return set(key, version, Entry.marker(version), ttl, "marker");
    }

    private Future<Boolean> set(String key, long version, Buffer value, Duration ttl, String kind) {
        var command = Request.cmd(Command.EVAL)
                .arg(SET_IF_NEWER)
                .arg(1)
                .arg(key)
                .arg(version)
                .arg(value)
                .arg(ttl.toMillis())
                .arg(kind);
        return guarded(() -> redis.send(command), answer -> answer != null && answer.toInteger() == 1);
    }

    private static Buffer value(@Nullable Response answer) {
        Buffer value = answer == null ? null : answer.toBuffer();
        return value == null ? Buffer.buffer() : value;
    }

    private <T> Future<T> guarded(Supplier<Future<Response>> command, Function<@Nullable Response, T> meaning) {
        if (!breaker.allows()) {
            return Future.failedFuture(new Skipped());
        }
        Promise<T> answer = Promise.promise();
        // Once more around the loop: after a standstill the timer is due before an answer that is there is read.
        long timer = vertx.setTimer(
                LONGEST.toMillis(), late -> vertx.setTimer(1, still -> answer.tryFail("no answer from Redis in time")));
        send(command).map(meaning).onComplete(result -> {
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
        return answer.future().onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                breaker.succeeded();
            } else {
                breaker.failed();
            }
        });
    }

    private static Future<Response> send(Supplier<Future<Response>> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** Redis failed a moment ago, so it was not asked. */
    static final class Skipped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Skipped() {
            super("Redis failed a moment ago", null, false, false);
        }
    }
}
