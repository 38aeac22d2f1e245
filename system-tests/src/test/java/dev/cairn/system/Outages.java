package dev.cairn.system;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** When nobody could have done anything, since PostgreSQL or all replicas were down. */
final class Outages {

    /** From when a process answers until it may be expected to have found its work: connections are made anew. */
    static final Duration TAKEOVER = Duration.ofSeconds(3);

    private static final String DATABASE = "postgres";

    private record Outage(Instant from, Instant to) {}

    private final int replicas;
    private final Set<String> down = new HashSet<>();
    private final List<Outage> outages = new ArrayList<>();
    private Instant since = Instant.MAX;

    /** @param replicas how many there are; each has a name of its own */
    Outages(int replicas) {
        this.replicas = replicas;
    }

    /** A process is about to be killed. */
    synchronized void begins(String name) {
        down.add(name);
        if (isOut() && since.equals(Instant.MAX)) {
            since = Instant.now();
        }
    }

    /** It answers again. */
    synchronized void ends(String name) {
        down.remove(name);
        if (!isOut() && !since.equals(Instant.MAX)) {
            outages.add(new Outage(since, Instant.now().plus(TAKEOVER)));
            since = Instant.MAX;
        }
    }

    private boolean isOut() {
        return down.contains(DATABASE)
                || down.stream().filter(name -> name.startsWith("replica")).count() == replicas;
    }

    /** Whether nobody could do anything then. */
    synchronized boolean covers(Instant at) {
        return outages.stream().anyMatch(outage -> !at.isBefore(outage.from()) && at.isBefore(outage.to()));
    }

    /** How much of this time somebody could have done something. */
    synchronized Duration up(Instant from, Instant to) {
        Duration up = Duration.ZERO;
        Instant at = from;
        for (Outage outage : outages) {
            if (outage.from().isAfter(at)) {
                up = up.plus(between(at, min(outage.from(), to)));
            }
            at = outage.to().isAfter(at) ? outage.to() : at;
        }
        return up.plus(between(at, to));
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration between(Instant from, Instant to) {
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    /** All of it together. */
    synchronized Duration total() {
        return outages.stream()
                .map(outage -> Duration.between(outage.from(), outage.to()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public synchronized String toString() {
        return outages.size() + " outages, " + total().toMillis() + " ms with the takeover";
    }
}
