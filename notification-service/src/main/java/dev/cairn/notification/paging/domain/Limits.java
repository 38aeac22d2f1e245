package dev.cairn.notification.paging.domain;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many messages a destination and a person get.
 *
 * <p>Up to the limits each message goes by itself. Beyond them a message waits until there is room and then takes along all
 * that wait with it. The first message about an alert does not wait for room: nobody may miss an alert because others were
 * many. It only keeps a short distance from the message before it, so that a flood comes in bundles.
 *
 * @param firstEvery that distance
 */
public record Limits(Duration destinationWindow, Duration personWindow, Duration firstEvery) {

    /**
     * What was sent lately.
     *
     * @param destinationFull when the oldest of the messages was sent that together fill the destination's limit; null
     *     while there is room
     * @param personFull the same of the person
     * @param last when the destination got its last message in its window; null for none
     */
    public record Recent(
            @Nullable Instant destinationFull,
            @Nullable Instant personFull,
            @Nullable Instant last) {}

    /**
     * Decides.
     *
     * @param first whether it is the first message to the person about its alert
     * @param held whether it had to wait before
     */
    public Turn decide(boolean first, boolean held, Recent recent, Instant now) {
        Instant room = later(end(recent.destinationFull(), destinationWindow), end(recent.personFull(), personWindow));
        if (room == null || !room.isAfter(now)) {
            return held ? new Turn.Bundled() : new Turn.Alone();
        }
        if (!first) {
            return new Turn.Later(room);
        }
        Instant last = recent.last();
        Instant spaced = last == null ? now : last.plus(firstEvery);
        return spaced.isAfter(now) ? new Turn.Later(spaced.isBefore(room) ? spaced : room) : new Turn.Bundled();
    }

    private static @Nullable Instant end(@Nullable Instant start, Duration window) {
        return start == null ? null : start.plus(window);
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
