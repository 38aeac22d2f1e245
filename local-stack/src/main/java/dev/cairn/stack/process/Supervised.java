package dev.cairn.stack.process;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * One child that is started again when it dies, later each time it dies young.
 *
 * <p>Not for several threads at once: one supervisor calls it.
 */
public final class Supervised {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A child that lived this long was healthy; its next death starts the pauses anew. */
    private static final Duration HEALTHY = Duration.ofMinutes(1);

    private final ChildSpec spec;
    private final Path runDirectory;
    private Child child;
    private Instant startedAt;
    private Instant restartAt = Instant.MAX;
    private Duration pause = FIRST_PAUSE;

    /** Starts the child. */
    public Supervised(ChildSpec spec, Path runDirectory, Instant now) {
        this.spec = spec;
        this.runDirectory = runDirectory;
        this.child = Child.start(spec, runDirectory);
        this.startedAt = now;
    }

    public Child child() {
        return child;
    }

    /**
     * Looks once, and starts the child again if it is dead and its pause is over.
     *
     * @return a line to log, empty if nothing happened
     */
    public String look(Instant now) {
        if (child.isAlive()) {
            return "";
        }
        if (restartAt.equals(Instant.MAX)) {
            pause = Duration.between(startedAt, now).compareTo(HEALTHY) > 0 ? FIRST_PAUSE : pause;
            restartAt = now.plus(pause);
            return spec.name() + " ended with code " + child.exitCode() + "; starting it again in " + pause.toSeconds()
                    + " s";
        }
        if (now.isBefore(restartAt)) {
            return "";
        }
        return restart(now);
    }

    private String restart(Instant now) {
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
        restartAt = Instant.MAX;
        startedAt = now;
        child = Child.start(spec, runDirectory);
        return spec.name() + " started again (pid " + child.pid() + ")";
    }
}
