package dev.cairn.kit.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cairn.kit.testing.Servers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CacheTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger loads = new AtomicInteger();
    private final String name = "test-" + UUID.randomUUID();

    private Wire wire;

    private Redis redis;

    private Cache cache;

    @BeforeEach
    void open() {
        wire = new Wire(
                VERTX, URI.create(Servers.addresses().getJsonObject("redis").getString("url")));
        redis = Redis.createClient(
                VERTX,
                new RedisOptions()
                        .setConnectionString(wire.url())
                        .setMaxPoolSize(32)
                        .setMaxPoolWaiting(1024));
        cache = cache();
        await().atMost(LONG)
                .until(() -> cache.find("warm")
                        .map(found -> count("miss") > 0)
                        .await()
                        .atMost(LONG));
        meters.clear();
        cache = cache();
    }

    @AfterEach
    void close() {
        redis.close();
        wire.close();
    }

    @AfterAll
    static void end() {
        VERTX.close();
    }

    @Test
    void what_was_made_once_is_found_afterwards() {
        assertThat(body(get("a", 1))).isEqualTo("v1");
        await().atMost(LONG).until(() -> find("a") != null);

        Entry again = get("a", 9);

        assertThat(body(again)).isEqualTo("v1");
        assertThat(again.etag()).isEqualTo("\"1\"");
        assertThat(loads).hasValue(1);
        assertThat(count("hit")).isGreaterThanOrEqualTo(2);
        assertThat(count("miss")).isGreaterThanOrEqualTo(1);
    }

    @Test
    void it_is_kept_for_the_time_to_live_give_or_take_a_tenth() {
        var ttls = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            put("t" + i, 1);
            ttls.add(join(redis.send(Request.cmd(Command.PTTL).arg("cairn:" + name + ":t" + i)))
                    .toLong());
        }

        assertThat(ttls).allSatisfy(ttl -> assertThat(ttl).isBetween(50_000L, 66_000L));
        assertThat(ttls.stream().distinct().count()).isGreaterThan(5);
    }

    @Test
    void an_invalidation_makes_a_miss() {
        put("a", 1);

        invalidate("a", 2);

        assertThat(find("a")).isNull();
        assertThat(body(get("a", 2))).isEqualTo("v2");
    }

    @Test
    void a_late_value_from_before_the_invalidation_stays_out() {
        invalidate("a", 2);

        put("a", 1);
        assertThat(find("a")).isNull();
        put("a", 2);
        assertThat(body(find("a"))).isEqualTo("v2");
    }

    @Test
    void a_late_value_does_not_replace_a_newer_one() {
        put("a", 10);

        put("a", 9);

        assertThat(body(find("a"))).isEqualTo("v10");
    }

    @Test
    void a_late_or_repeated_invalidation_does_no_harm() {
        put("a", 3);

        invalidate("a", 2);
        invalidate("a", 3);

        assertThat(body(find("a"))).isEqualTo("v3");
    }

    @Test
    void what_is_gone_stays_gone() {
        put("a", 3);

        invalidate("a", Long.MAX_VALUE);
        put("a", 4);

        assertThat(find("a")).isNull();
    }

    @Test
    void many_who_ask_at_once_make_one_load_and_one_who_hangs_up_disturbs_nobody() {
        var making = new CompletableFuture<Entry>();
        List<CompletableFuture<@Nullable Entry>> asking = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asking.add(cache.get("a", () -> {
                        loads.incrementAndGet();
                        return Uni.createFrom().completionStage(making);
                    })
                    .subscribeAsCompletionStage());
        }
        await().atMost(LONG).until(() -> loads.get() > 0 && count("miss") + count("error") + count("skipped") == 50);
        asking.get(0).cancel(true);

        making.complete(entry(7));

        asking.stream()
                .skip(1)
                .forEach(one -> assertThat(body(one.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                                .join()))
                        .isEqualTo("v7"));
        assertThat(loads).hasValue(1);
    }

    @Test
    void who_asks_after_an_invalidation_does_not_get_what_was_being_made_before() {
        var making = new CompletableFuture<Entry>();
        var before = cache.get("a", () -> {
                    loads.incrementAndGet();
                    return Uni.createFrom().completionStage(making);
                })
                .subscribeAsCompletionStage();
        await().atMost(LONG).until(() -> loads.get() > 0);

        invalidate("a", 2);
        Entry after = get("a", 2);
        making.complete(entry(1));

        assertThat(body(after)).isEqualTo("v2");
        assertThat(body(before.join())).isEqualTo("v1");
        await().atMost(LONG).until(() -> find("a") != null);
        assertThat(body(find("a"))).isEqualTo("v2");
    }

    @Test
    void a_failure_to_load_is_the_callers_and_nothing_is_kept() {
        assertThatThrownBy(() -> cache.get("a", () -> Uni.createFrom().failure(new IllegalStateException("database")))
                        .await()
                        .atMost(LONG))
                .hasMessage("database");

        assertThat(body(get("a", 1))).isEqualTo("v1");
    }

    @Test
    void nothing_there_is_answered_and_not_kept() {
        assertThat(cache.get("a", () -> Uni.createFrom().nullItem()).await().atMost(LONG))
                .isNull();
        assertThat(body(get("a", 1))).isEqualTo("v1");
    }

    @Test
    void answers_come_on_the_callers_context_also_after_a_time_out() {
        put("hit", 1);
        assertThat(contextAround("hit")).isTrue();
        assertThat(contextAround("miss")).isTrue();
        wire.goSilent();
        assertThat(contextAround("hit")).isTrue();
    }

    @Test
    void a_silent_redis_is_a_miss_within_the_limit_and_soon_not_asked_any_more() {
        put("a", 1);
        wire.goSilent();

        for (int i = 0; i < 5; i++) {
            assertThat(body(get("a", 2))).isEqualTo("v2");
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(body(get("a", 2))).isEqualTo("v2"));
        await().atMost(LONG).until(() -> count("skipped") > 0);
        int askedUntilNow = wire.asked.get();
        for (int i = 0; i < 100; i++) {
            get("a", 2);
        }

        assertThat(wire.asked.get()).isEqualTo(askedUntilNow);
        assertThat(count("skipped")).isGreaterThanOrEqualTo(100);
        assertThat(count("error")).isBetween(1.0, 6.0);
        assertThat(count("hit")).isZero();
    }

    @Test
    void a_redis_that_is_gone_is_a_miss_and_found_again_when_it_is_back() {
        put("a", 1);
        wire.cut();
        for (int i = 0; i < 20; i++) {
            assertThat(body(get("a", 2))).isEqualTo("v2");
            put("a", 2);
        }

        wire.mend();

        await().atMost(LONG).until(() -> {
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
            return find("a") != null;
        });
    }

    @Test
    void an_invalidation_that_redis_did_not_take_is_made_up_for_before_it_is_believed_again() {
        put("a", 1);
        wire.cut();
        invalidate("a", 2);
        wire.mend();

        await().atMost(LONG).until(() -> {
            nanos.addAndGet(Duration.ofSeconds(3).toNanos());
            assertThat(find("a")).as("the value from before").isNull();
            var held = cache().find("a").await().atMost(LONG);
            return held == null && count("miss") > 0;
        });
        put("a", 1);
        assertThat(find("a")).isNull();
    }

    private Cache cache() {
        var breaker = new Breaker(5, Duration.ZERO, Duration.ofSeconds(3), nanos::get);
        return new Cache(VERTX, new RedisStore(VERTX, redis, breaker), meters, name, Duration.ofMinutes(1));
    }

    private boolean contextAround(String key) {
        Context context = VERTX.getOrCreateContext();
        var same = new CompletableFuture<Boolean>();
        context.runOnContext(now -> cache.get(key, () -> Uni.createFrom().item(entry(1)))
                .subscribe()
                .with(found -> same.complete(context.equals(Vertx.currentContext())), same::completeExceptionally));
        return same.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private Entry get(String key, long version) {
        Entry found = cache.get(key, () -> {
                    loads.incrementAndGet();
                    return Uni.createFrom().item(entry(version));
                })
                .await()
                .atMost(LONG);
        assertThat(found).isNotNull();
        return found;
    }

    private @Nullable Entry find(String key) {
        return cache.find(key).await().atMost(LONG);
    }

    private void put(String key, long version) {
        cache.put(key, entry(version)).await().atMost(LONG);
    }

    private void invalidate(String key, long version) {
        cache.invalidate(key, version).await().atMost(LONG);
    }

    private double count(String result) {
        var counter = meters.find("cairn.cache.requests").tag("result", result).counter();
        return counter == null ? 0 : counter.count();
    }

    private static Entry entry(long version) {
        return new Entry(version, "\"" + version + "\"", Buffer.buffer("v" + version));
    }

    private static String body(@Nullable Entry entry) {
        assertThat(entry).isNotNull();
        return entry.body().toString();
    }

    private static <T> T join(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
