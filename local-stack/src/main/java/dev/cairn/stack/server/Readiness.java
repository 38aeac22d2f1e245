package dev.cairn.stack.server;

import dev.cairn.stack.process.Child;
import dev.cairn.stack.process.StackException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for a started server to answer. */
public final class Readiness {

    private static final Duration FIRST_POLL = Duration.ofMillis(50);
    private static final Duration SLOWEST_POLL = Duration.ofMillis(800);

    private Readiness() {}

    /**
     * Returns when the child answers.
     *
     * @throws StackException if it ends instead, or does not answer in time
     */
    public static void await(Child child, BooleanSupplier answers, Duration limit) {
        Duration poll = FIRST_POLL;
        long deadline = System.nanoTime() + limit.toNanos();
        while (!answers.getAsBoolean()) {
            if (!child.isAlive()) {
                throw new StackException(child.spec().name() + " ended with code " + child.exitCode()
                        + " while starting: see " + child.spec().log());
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new StackException(child.spec().name() + " did not get ready within " + limit.toSeconds()
                        + " s: see " + child.spec().log());
            }
            LockSupport.parkNanos(poll.toNanos());
            poll = poll.compareTo(SLOWEST_POLL) < 0 ? poll.multipliedBy(2) : poll;
        }
    }
}
