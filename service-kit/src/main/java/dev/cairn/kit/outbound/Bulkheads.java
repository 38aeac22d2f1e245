package dev.cairn.kit.outbound;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Keeps a slow host from taking every slot: so many requests at once per host, and so many in all. */
final class Bulkheads {

    private final int perHost;
    private final Semaphore all;
    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();

    Bulkheads(int perHost, int inAll) {
        this.perHost = perHost;
        this.all = new Semaphore(inAll);
    }

    /** Takes a slot, to be given back by {@link #leave}; false when there is none. */
    boolean enter(String host) {
        if (!all.tryAcquire()) {
            return false;
        }
        boolean[] entered = new boolean[1];
        underWay.compute(host, (name, count) -> {
            int now = count == null ? 0 : count;
            entered[0] = now < perHost;
            return entered[0] ? Integer.valueOf(now + 1) : count;
        });
        if (!entered[0]) {
            all.release();
        }
        return entered[0];
    }

    void leave(String host) {
        underWay.computeIfPresent(host, (name, count) -> count == 1 ? null : Integer.valueOf(count - 1));
        all.release();
    }

    /** Hosts with requests under way. */
    int hosts() {
        return underWay.size();
    }
}
