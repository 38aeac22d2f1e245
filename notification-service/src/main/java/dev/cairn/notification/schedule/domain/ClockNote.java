package dev.cairn.notification.schedule.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneOffsetTransition;
import org.jspecify.annotations.Nullable;

/** What a change of the clock does to a shift, in words. */
final class ClockNote {

    private ClockNote() {}

    /** Null when the clock does nothing to the shift. */
    static @Nullable String of(Rotation rotation, long number) {
        LocalDateTime start = rotation.local(number);
        ZoneOffsetTransition change = rotation.clock().change(start);
        if (change != null) {
            return change.isGap()
                    ? "%s does not exist in %s on this day: the hand-over is at %s, when the clock shows %s"
                            .formatted(start, rotation.zone(), change.getInstant(), change.getDateTimeAfter())
                    : "%s comes twice in %s on this day: the hand-over is at the first, %s"
                            .formatted(start, rotation.zone(), rotation.boundary(number));
        }
        Duration late = lateness(rotation, number);
        return late.isZero()
                ? null
                : "The clock in %s changes during this shift: it lasts %s instead of %s"
                        .formatted(
                                rotation.zone(),
                                words(real(rotation, number)),
                                words(real(rotation, number).minus(late)));
    }

    /** By how much a shift is longer than the clock says; negative when shorter. */
    static Duration lateness(Rotation rotation, long number) {
        Duration shown = Duration.between(rotation.local(number), rotation.local(number + 1));
        return real(rotation, number).minus(shown);
    }

    static Duration real(Rotation rotation, long number) {
        Instant start = rotation.boundary(number);
        return Duration.between(start, rotation.boundary(number + 1));
    }

    static String words(Duration length) {
        return length.toMinutesPart() == 0
                ? length.toHours() + " h"
                : length.toHours() + " h " + length.toMinutesPart() + " min";
    }
}
