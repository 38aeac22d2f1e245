package dev.cairn.kit.cache;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Invalidations that Redis did not take. Until it does, this process does not believe what Redis holds under their keys,
 * and tries again every second, since Redis comes back with what it held before.
 *
 * <p>Another process may believe it meanwhile, for no longer than the value's time to live; so may all, when this process
 * ends before Redis is back.
 */
final class LostMarks {

    private static final int MOST = 10_000;
    private static final long RETRY_MILLIS = 1_000;

    private final Vertx vertx;
    private final RedisStore store;
    private final Duration ttl;
    private final LongSupplier nanos;
    private final Map<String, Long> lost = new ConcurrentHashMap<>();
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean overflowed;
    private volatile long distrustedUntil;

    LostMarks(Vertx vertx, RedisStore store, Duration ttl, LongSupplier nanos) {
        this.vertx = vertx;
        this.store = store;
        this.ttl = ttl;
        this.nanos = nanos;
    }

    /** Whether what Redis holds under the key may be out of date. */
    boolean doubt(String key) {
        if (overflowed && nanos.getAsLong() - distrustedUntil >= 0) {
            overflowed = false;
        }
        return overflowed || lost.containsKey(key);
    }

    /** Remembers one; when there are too many, nothing that is in Redis now is believed until all of it has expired. */
    void add(String key, long version) {
        if (lost.size() >= MOST) {
            distrustedUntil = nanos.getAsLong() + ttl.toNanos() * 2;
            overflowed = true;
        } else {
            lost.merge(key, version, Math::max);
        }
        if (waiting.compareAndSet(false, true)) {
            vertx.setTimer(RETRY_MILLIS, later -> retry());
        }
    }

    private void retry() {
        waiting.set(false);
        List.copyOf(lost.entrySet())
                .forEach(mark -> store.mark(mark.getKey(), mark.getValue(), ttl)
                        .onSuccess(taken -> lost.remove(mark.getKey(), mark.getValue())));
        if (!lost.isEmpty() && waiting.compareAndSet(false, true)) {
            vertx.setTimer(RETRY_MILLIS, later -> retry());
        }
    }
}
