package dev.cairn.assessment.source.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * When a repository is asked next.
 *
 * @param every how long to wait after what went well
 * @param spread 0 to 1, by chance: keeps repositories that were connected together from being asked together
 */
public record Rhythm(Duration every, double spread) {

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final int DOUBLED_AT_MOST = 20;

    /** After what went well: within a tenth of the rhythm, sooner or later. */
    public Instant next(Instant now) {
        return now.plus(spread(every, 0.9, 1.1));
    }

    /**
     * After a failure: soon at first, then twice as late each time, up to a day, or to the rhythm where that is slower.
     *
     * @param failures how many there were one after another, from 1
     */
    public Instant nextAfter(int failures, Instant now) {
        Duration longest = every.compareTo(LONGEST_PAUSE) > 0 ? every : LONGEST_PAUSE;
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, DOUBLED_AT_MOST));
        return now.plus(spread(pause.compareTo(longest) < 0 ? pause : longest, 1.0, 1.2));
    }

    private Duration spread(Duration duration, double from, double to) {
        return Duration.ofMillis(Math.round(duration.toMillis() * (from + (to - from) * spread)));
    }
}
