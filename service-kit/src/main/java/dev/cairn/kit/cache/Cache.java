package dev.cairn.kit.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one kind of response in Redis, beside the database that can always make it anew.
 *
 * <p>Nothing in here fails because of Redis, or waits for it longer than 80 ms. Results come on the caller's Vert.x
 * context. While one caller in this process makes a response, others who want the same wait for it. Counted as
 * {@code cairn_cache_requests_total} by result: hit, miss, error (no answer), skipped (not asked).
 */
public final class Cache {

    private static final int LARGEST = 2 * 1024 * 1024;

    /** Longer than any response takes to be made, so that a value from before an invalidation finds its mark. */
    private static final Duration SHORTEST_MARK = Duration.ofMinutes(1);

    private final Vertx vertx;
    private final RedisStore store;
    private final LostMarks lost;
    private final String prefix;
    private final Duration ttl;
    private final Counter hits;
    private final Counter misses;
    private final Counter errors;
    private final Counter skips;
    private final ConcurrentHashMap<String, CompletableFuture<@Nullable Entry>> flights = new ConcurrentHashMap<>();

    Cache(Vertx vertx, RedisStore store, MeterRegistry meters, String name, Duration ttl) {
        this.vertx = vertx;
        this.store = store;
        this.lost = new LostMarks(vertx, store, markFor(ttl), System::nanoTime);
        this.prefix = "cairn:" + name + ":";
        this.ttl = ttl;
        this.hits = counter(meters, name, "hit");
        this.misses = counter(meters, name, "miss");
        this.errors = counter(meters, name, "error");
        this.skips = counter(meters, name, "skipped");
    }

    /** A key of several parts, such that no other parts make the same key. */
    public static String key(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part.toString().replace("%", "%25").replace(":", "%3a"))
                .collect(Collectors.joining(":"));
    }

    /**
     * The response under the key: from Redis, or made by {@code load} and kept.
     *
     * @param load makes it from the database; may answer null for nothing there, which is not kept; its failure is the
     *     failure of everyone who waits for it
     */
    public Uni<@Nullable Entry> get(String key, Supplier<Uni<@Nullable Entry>> load) {
        return find(key)
                .chain(found ->
                        found == null ? makeOnce(key, load) : Uni.createFrom().item(found));
    }

    /** The response under the key if Redis has it; null if not, or if Redis does not answer. */
    public Uni<@Nullable Entry> find(String key) {
        if (lost.doubt(prefix + key)) {
            skips.increment();
            return Uni.createFrom().nullItem();
        }
        return here(() -> store.read(prefix + key).map(this::counted).otherwise(this::excused));
    }

    /** Keeps a response unless Redis has a newer one; done when Redis took it, or would not. */
    public Uni<Void> put(String key, Entry entry) {
        if (entry.body().length() > LARGEST) {
            return Uni.createFrom().voidItem();
        }
        return here(() ->
                store.write(prefix + key, entry, jittered()).<Void>mapEmpty().otherwiseEmpty());
    }

    /**
     * Forgets what was made from a version older than this one, and keeps out what is still being made from such a one.
     * To be called after the commit, best for the event of the change, so that repeats and late ones do no harm.
     *
     * @param version the new version of the row; {@link Long#MAX_VALUE} when it is gone
     */
    public Uni<Void> invalidate(String key, long version) {
        flights.remove(key);
        String full = prefix + key;
        return here(() -> store.mark(full, version, markFor(ttl))
                .onFailure(refused -> lost.add(full, version))
                .<Void>mapEmpty()
                .otherwiseEmpty());
    }

    private Uni<@Nullable Entry> makeOnce(String key, Supplier<Uni<@Nullable Entry>> load) {
        var mine = new CompletableFuture<@Nullable Entry>();
        CompletableFuture<@Nullable Entry> first = flights.putIfAbsent(key, mine);
        if (first != null) {
            return onMyContext(first);
        }
        // subscribed to on its own: the first caller may hang up, those who wait for it must not feel that
        Uni.createFrom()
                .deferred(load::get)
                .subscribe()
                .with(
                        made -> {
                            flights.remove(key, mine);
                            mine.complete(made);
                            if (made != null) {
                                put(key, made).subscribe().with(kept -> {});
                            }
                        },
                        failure -> {
                            flights.remove(key, mine);
                            mine.completeExceptionally(failure);
                        });
        return onMyContext(mine);
    }

    /** A copy, since cancelling it must not cancel the others; back on the context that the database session is on. */
    private static Uni<@Nullable Entry> onMyContext(CompletableFuture<@Nullable Entry> flight) {
        Uni<@Nullable Entry> made = Uni.createFrom().completionStage(flight::copy);
        Context context = Vertx.currentContext();
        return context == null
                ? made
                : made.emitOn(command -> {
                    if (context.equals(Vertx.currentContext())) {
                        command.run();
                    } else {
                        context.runOnContext(now -> command.run());
                    }
                });
    }

    /** Timers and Redis answer on the context they were started on, so they must be started on the caller's. */
    private <T> Uni<T> here(Supplier<Future<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Runnable run = () -> work.get().onComplete(done -> emitter.complete(done.result()));
            Context context = Vertx.currentContext();
            if (context == null) {
                vertx.getOrCreateContext().runOnContext(now -> run.run());
            } else {
                run.run();
            }
        });
    }

    private @Nullable Entry counted(Buffer packed) {
        Entry entry = Entry.unpack(packed);
        (entry == null ? misses : hits).increment();
        return entry;
    }

    private @Nullable Entry excused(Throwable why) {
        (why instanceof RedisStore.Skipped ? skips : errors).increment();
        return null;
    }

    /** Up to a tenth shorter or longer, so that what was made at once does not end at once. */
    private Duration jittered() {
        return Duration.ofMillis(
                (long) (ttl.toMillis() * ThreadLocalRandom.current().nextDouble(0.9, 1.1)));
    }

    private static Duration markFor(Duration ttl) {
        return ttl.compareTo(SHORTEST_MARK) > 0 ? ttl : SHORTEST_MARK;
    }

    private static Counter counter(MeterRegistry meters, String name, String result) {
        return meters.counter("cairn.cache.requests", "cache", name, "result", result);
    }
}
