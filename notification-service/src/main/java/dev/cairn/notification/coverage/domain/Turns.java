package dev.cairn.notification.coverage.domain;

import dev.cairn.notification.schedule.domain.Segment;
import java.util.List;

/**
 * Who is on call in a schedule when.
 *
 * @param segments without holes between them, in order
 */
public record Turns(String name, List<Segment> segments) {

    public Turns {
        segments = List.copyOf(segments);
    }
}
