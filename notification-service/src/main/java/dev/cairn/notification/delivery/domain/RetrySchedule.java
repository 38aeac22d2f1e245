package dev.cairn.notification.delivery.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * When a message that did not arrive is tried again.
 *
 * @param pauses how long to wait after the first try, the second, and so on; after the last there is one more try
 */
public record RetrySchedule(List<Duration> pauses) {

    /** How far a pause is moved at random, in parts of itself: many messages must not come back all at once. */
    private static final double JITTER = 0.1;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
        if (pauses.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a pause is negative");
        }
    }

    /** How often a message is tried at the most. */
    public int tries() {
        return pauses.size() + 1;
    }

    /**
     * How long to wait after a failed try.
     *
     * @param tries how many there were, from 1
     * @param chance from 0 to 1, at random
     * @return empty after the last try
     */
    public Optional<Duration> after(int tries, double chance) {
        if (tries > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 - JITTER + 2 * JITTER * chance;
        return Optional.of(Duration.ofMillis(Math.round(pauses.get(tries - 1).toMillis() * factor)));
    }
}
