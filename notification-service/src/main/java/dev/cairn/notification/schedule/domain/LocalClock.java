package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clock on the wall of a zone. A local time that does not exist is the first instant after the gap; java.time's own
 * answer would be later by the gap's length.
 */
public record LocalClock(ZoneId zone) {

    /** The first instant at which the clock shows this time. */
    public Instant first(LocalDateTime local) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(local);
        Instant instant = local.toInstant(offset);
        if (rules.getOffset(instant).equals(offset)) {
            return instant;
        }
        ZoneOffsetTransition gap = rules.getTransition(local);
        return gap == null ? instant : gap.getInstant();
    }

    /** The last instant at which the clock shows this time. */
    public Instant last(LocalDateTime local) {
        ZoneOffsetTransition change = change(local);
        return change != null && change.isOverlap() ? local.toInstant(change.getOffsetAfter()) : first(local);
    }

    /** What the clock shows. */
    public LocalDateTime at(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    LocalDate dateAt(Instant instant) {
        return at(instant).toLocalDate();
    }

    /** The change of the clock that leaves out or repeats this time; null when there is none. */
    public @Nullable ZoneOffsetTransition change(LocalDateTime local) {
        return zone.getRules().getTransition(local);
    }
}
