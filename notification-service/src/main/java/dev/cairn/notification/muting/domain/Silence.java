package dev.cairn.notification.muting.domain;

import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.matching.domain.Matcher;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Alerts that somebody does not want to be paged for until an instant.
 *
 * @param end not included; there is always one
 * @param by name of who made it
 */
public record Silence(UUID id, List<Matcher> matchers, Instant start, Instant end, String by, String reason) {

    /** Where a silence is in its life. */
    public enum State {
        PENDING,
        ACTIVE,
        EXPIRED;

        /** The word used in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** The state of one from start to end. One that ends when it starts is never active. */
    public static State state(Instant start, Instant end, Instant at) {
        if (!at.isBefore(end)) {
            return State.EXPIRED;
        }
        return at.isBefore(start) ? State.PENDING : State.ACTIVE;
    }

    /** Whether it holds an alert at an instant. */
    boolean holds(Facts facts, Instant at) {
        return state(start, end, at) == State.ACTIVE && Matcher.all(matchers, facts);
    }
}
