package dev.cairn.kit.cache;

import java.util.function.LongSupplier;

/** Stops asking for a while after so many failures in a row, then lets one through to see. */
final class Breaker {

    private final int most;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private int failures;
    private long openUntil;

    Breaker(int most, java.time.Duration pause, LongSupplier nanos) {
        this.most = most;
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
        failures = Math.min(failures + 1, most);
        if (failures == most) {
            openUntil = nanos.getAsLong() + pauseNanos;
        }
    }
}
