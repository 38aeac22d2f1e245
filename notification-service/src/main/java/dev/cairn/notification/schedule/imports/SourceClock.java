package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import java.util.List;

/** What the other system makes of a schedule. */
@FunctionalInterface
public interface SourceClock {

    /** All that touches an interval, in no order. */
    List<Occurrence> between(Instant from, Instant to);
}
