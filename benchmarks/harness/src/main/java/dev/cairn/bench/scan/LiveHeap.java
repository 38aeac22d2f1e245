package dev.cairn.bench.scan;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Watches how much of the heap is live, by collecting all garbage again and again: slow, and exact. */
final class LiveHeap implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(20);

    private final Thread thread = new Thread(this::watch, "live heap");
    private volatile boolean closing;
    private volatile long most;

    LiveHeap() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Bytes that are live now. */
    static long now() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** The most bytes that were live at one time since this was made; looks once more to tell. */
    long most() {
        return Math.max(most, now());
    }

    private void watch() {
        while (!closing) {
            most = Math.max(most, now());
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
