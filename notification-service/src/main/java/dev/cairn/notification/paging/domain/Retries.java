package dev.cairn.notification.paging.domain;

import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.RetrySchedule;
import java.time.Duration;
import java.util.Optional;

/**
 * When a message that did not arrive is tried again.
 *
 * @param longest the longest that a receiver puts us off for by asking so
 */
public record Retries(RetrySchedule schedule, Duration longest) {

    private static final int GONE = 410;

    /**
     * How long to wait for the next try.
     *
     * @param failed the try that failed
     * @param tries how many there were, with this one
     * @param chance from 0 to 1, at random
     * @return empty when there is none: the receiver wants no more, or the schedule is at its end
     */
    public Optional<Duration> next(Attempt failed, int tries, double chance) {
        Integer status = failed.status();
        if (status != null && status == GONE) {
            return Optional.empty();
        }
        return schedule.after(tries, chance).map(pause -> longer(pause, failed));
    }

    private Duration longer(Duration pause, Attempt failed) {
        Duration asked = failed.retryAfter();
        if (asked == null || asked.compareTo(pause) <= 0) {
            return pause;
        }
        return asked.compareTo(longest) > 0 ? longest : asked;
    }
}
