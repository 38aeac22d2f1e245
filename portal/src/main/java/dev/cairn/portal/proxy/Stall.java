package dev.cairn.portal.proxy;

import io.vertx.core.Vertx;

/**
 * Notices that nothing has happened for too long.
 *
 * <p>Signs of life come with every chunk, so they must cost next to nothing: they only note the time, and the one timer
 * looks at the note when it fires. Used on one event loop only.
 */
final class Stall {

    private static final long NANOS = 1_000_000;

    private final Vertx vertx;
    private final Runnable onStall;
    private long limitMillis;
    private long lastSign;
    private long timer = -1;

    Stall(Vertx vertx, Runnable onStall) {
        this.vertx = vertx;
        this.onStall = onStall;
    }

    /** From now on there must be a sign of life at least this often. */
    void expect(long everyMillis) {
        stop();
        limitMillis = everyMillis;
        lastSign = System.nanoTime();
        timer = vertx.setTimer(limitMillis, this::look);
    }

    void sign() {
        lastSign = System.nanoTime();
    }

    void stop() {
        if (timer >= 0) {
            vertx.cancelTimer(timer);
            timer = -1;
        }
    }

    private void look(long fired) {
        long left = limitMillis - (System.nanoTime() - lastSign) / NANOS;
        if (left > 0) {
            timer = vertx.setTimer(left, this::look);
        } else {
            timer = -1;
            onStall.run();
        }
    }
}
