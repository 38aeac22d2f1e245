package dev.cairn.kit.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WokenLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Vertx VERTX = Vertx.vertx();

    private final List<Long> begun = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<UniEmitter<? super Void>> running = new LinkedBlockingQueue<>();

    private WokenLoop loop = loop(NEVER);

    @AfterEach
    void stop() {
        loop.stop();
    }

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void wakesDuringARunMakeOneMore() throws InterruptedException {
        loop.start();
        var first = next();
        loop.wake();
        loop.wake();
        assertThat(running).isEmpty();

        first.complete(null);
        next().complete(null);

        assertThat(begun).hasSize(2);
    }

    @Test
    void aRunThatFailedIsTriedAgainUnasked() throws InterruptedException {
        loop = loop(Duration.ofMillis(50));
        loop.start();

        next().fail(new IllegalStateException("on purpose"));
        next().complete(null);

        await().untilAsserted(() -> assertThat(begun).hasSizeGreaterThanOrEqualTo(2));
    }

    private WokenLoop loop(Duration period) {
        return new WokenLoop("test", VERTX, period, () -> {
            begun.add(System.nanoTime());
            return Uni.createFrom().<Void>emitter(running::add);
        });
    }

    private UniEmitter<? super Void> next() throws InterruptedException {
        var emitter = running.poll(10, TimeUnit.SECONDS);
        assertThat(emitter).isNotNull();
        return emitter;
    }
}
