package dev.cairn.notification.muting.domain;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** How often a maintenance window comes, on its local calendar. */
public enum Repeat {
    ONCE(ChronoUnit.FOREVER),
    DAILY(ChronoUnit.DAYS),
    WEEKLY(ChronoUnit.WEEKS),
    MONTHLY(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    Repeat(ChronoUnit unit) {
        this.unit = unit;
    }

    /** The word used in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word; empty when there is none. */
    public static Optional<Repeat> ofWord(String word) {
        for (Repeat repeat : values()) {
            if (repeat.word().equals(word)) {
                return Optional.of(repeat);
            }
        }
        return Optional.empty();
    }

    /** Counted from the start, never from the one before: 31 January, 28 February, 31 March. */
    LocalDateTime after(LocalDateTime start, long many) {
        return this == ONCE ? start : start.plus(many, unit);
    }

    long between(LocalDateTime start, LocalDateTime local) {
        return this == ONCE ? 0 : unit.between(start, local);
    }
}
