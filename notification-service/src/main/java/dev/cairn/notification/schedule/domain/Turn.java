package dev.cairn.notification.schedule.domain;

import java.time.Instant;

/**
 * One person's turn in a rotation, or the part of it that is looked at.
 *
 * @param number of the shift, from 0 at the rotation's start
 * @param person whose turn it is; {@link Rotation#NOBODY} for the turn of nobody
 * @param start the first instant
 * @param end the first instant after it
 */
public record Turn(long number, String person, Instant start, Instant end) {

    boolean hasSomebody() {
        return !person.equals(Rotation.NOBODY);
    }
}
