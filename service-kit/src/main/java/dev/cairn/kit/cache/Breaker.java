package dev.cairn.kit.cache;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Stops asking for a while after so many failures in a row, then lets one through to see. Failures close to one another
 * count as one: when the event loop itself stood still for a moment, all that were waiting fail together, and that tells
 * nothing of Redis.
 */
final class Breaker {

    private final int most;
    private final long apartNanos;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private int failures;
    private long counted;
    private long openUntil;

    /**
     * @param most how many failures in a row open it
     * @param apart how long after a failure another one counts
     */
    Breaker(int most, Duration apart, Duration pause, LongSupplier nanos) {
        this.most = most;
        this.apartNanos = apart.toNanos();
        this.pauseNanos = pause.toNanos();
        this.nanos = nanos;
    }

    /** Whether to ask; each yes while it is open is the one try of this pause. */
    synchronized boolean allows() {
        if (failures < most) {
            return true;
        }
        long now = nanos.getAsLong();
        if (now - openUntil < 0) {
            return false;
        }
        openUntil = now + pauseNanos;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
    }

    synchronized void failed() {
        long now = nanos.getAsLong();
        if (failures == 0 || now - counted >= apartNanos) {
            failures = Math.min(failures + 1, most);
            counted = now;
        }
        if (failures == most) {
            openUntil = now + pauseNanos;
        }
    }
}
