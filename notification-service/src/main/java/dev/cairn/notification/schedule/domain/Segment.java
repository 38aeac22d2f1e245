package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.util.List;

/** An interval in which the same people are on call for the same reason; none of them in a gap. */
public record Segment(Instant start, Instant end, List<Duty> duties) {

    public Segment {
        duties = List.copyOf(duties);
    }
}
