package dev.cairn.notification.schedule.domain;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/** What the length of a shift is counted in, on the local calendar. */
public enum ShiftUnit {
    HOURS(ChronoUnit.HOURS),
    DAYS(ChronoUnit.DAYS),
    WEEKS(ChronoUnit.WEEKS),
    MONTHS(ChronoUnit.MONTHS);

    private final ChronoUnit unit;

    ShiftUnit(ChronoUnit unit) {
        this.unit = unit;
    }

    /** Counted from the start, never from the shift before: 31 January, 28 February, 31 March. */
    LocalDateTime after(LocalDateTime start, long many) {
        return start.plus(many, unit);
    }

    long between(LocalDateTime start, LocalDateTime end) {
        return unit.between(start, end);
    }
}
