package dev.cairn.kit.vertx;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs one piece of work whenever it is woken, and now and then unasked; never twice at once. A wake that comes while the
 * work runs makes it run once more. After failures it waits longer, up to {@value #LONGEST_PAUSE} times its period.
 */
public final class WokenLoop {

    private static final Logger LOG = Logger.getLogger(WokenLoop.class);
    private static final int LONGEST_PAUSE = 5;
    private static final int STOPPED = Integer.MIN_VALUE / 2;

    private final String name;
    private final Vertx vertx;
    private final Duration period;
    private final Supplier<Uni<Void>> work;
    /** 0 idle, 1 running, 2 or more: run again afterwards. */
    private final AtomicInteger wakes = new AtomicInteger();

    private volatile int failures;
    private volatile int skips;
    private volatile long timer = -1;

    /** @param work started on whatever thread wakes; it brings its own context */
    public WokenLoop(String name, Vertx vertx, Duration period, Supplier<Uni<Void>> work) {
        this.name = name;
        this.vertx = vertx;
        this.period = period;
        this.work = work;
    }

    public void start() {
        timer = vertx.setPeriodic(period.toMillis(), ignored -> tick());
        wake();
    }

    /** No further run begins; one that runs may end. */
    public void stop() {
        vertx.cancelTimer(timer);
        wakes.set(STOPPED);
    }

    /** Runs the work now, or once more if it runs already. Cheap, from any thread. */
    public void wake() {
        if (failures == 0 && wakes.getAndIncrement() == 0) {
            run();
        }
    }

    private void tick() {
        if (skips > 0) {
            skips--;
        } else if (wakes.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        work.get().subscribe().with(done -> ended(null), this::ended);
    }

    private void ended(@Nullable Throwable failure) {
        if (failure == null) {
            if (failures > 0) {
                LOG.infof("%s: works again after %d failures", name, failures);
            }
            failures = 0;
        } else {
            failures++;
            skips = Math.min(failures, LONGEST_PAUSE) - 1;
            LOG.warnf("%s: failed %d times in a row: %s", name, failures, failure.toString());
        }
        int before = wakes.getAndUpdate(now -> now < 0 ? now : (now > 1 && failure == null ? 1 : 0));
        if (before > 1 && failure == null) {
            run();
        }
    }
}
