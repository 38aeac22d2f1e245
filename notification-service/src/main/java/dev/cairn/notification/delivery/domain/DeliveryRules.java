package dev.cairn.notification.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows from a try to deliver a message.
 *
 * @param longestFailing an endpoint at which nothing arrived for so long is given up
 * @param slowDown how long an endpoint that has too much to do is left alone, when it does not say for how long
 */
public record DeliveryRules(RetrySchedule schedule, Duration longestFailing, Duration slowDown) {

    /**
     * Decides.
     *
     * @param tries of this message, with this one
     * @param failingSince when the first of the endpoint's failures in a row was; null when this is the first
     * @param chance from 0 to 1, at random
     */
    public Verdict judge(Attempt attempt, int tries, @Nullable Instant failingSince, double chance) {
        if (attempt.delivered()) {
            return new Verdict.Delivered();
        }
        if (attempt.gone()) {
            return new Verdict.Disable("The receiver answered 410: it wants no more messages");
        }
        if (failingSince != null && !failingSince.plus(longestFailing).isAfter(attempt.at())) {
            return new Verdict.Disable(
                    "Nothing arrived since %s; the last try: %s".formatted(failingSince, attempt.told()));
        }
        Optional<Duration> pause = schedule.after(tries, chance);
        if (pause.isEmpty()) {
            return new Verdict.Disable(
                    "A message did not arrive in %d tries; the last: %s".formatted(tries, attempt.told()));
        }
        Instant next = attempt.at().plus(attempt.duration()).plus(pause.get());
        Instant hold = hold(attempt);
        return new Verdict.TryAgain(hold == null || next.isAfter(hold) ? next : hold, hold);
    }

    private @Nullable Instant hold(Attempt attempt) {
        if (!attempt.overloaded()) {
            return null;
        }
        Duration asked = attempt.retryAfter() == null ? slowDown : attempt.retryAfter();
        return attempt.at().plus(attempt.duration()).plus(asked);
    }
}
