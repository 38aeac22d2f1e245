package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a change of the clock does to a schedule.
 *
 * @param layer id of the layer; null for one about all layers together
 */
public record Finding(
        Kind kind, Instant start, Instant end, @Nullable String layer, String text) {

    /** The kinds of it. */
    public enum Kind {
        /** A shift is shorter than on other days. */
        SHORT,
        /** A shift is longer than on other days. */
        LONG,
        /** A shift does not take place: it would begin and end in the hour that is left out. */
        VANISHED,
        /** A hand-over is at a time that the clock does not show, and so later. */
        MOVED,
        /** Nobody is on call, though somebody is at this time in the week before. */
        HOLE,
        /** More people are on call than at this time in the week before. */
        OVERLAP
    }
}
