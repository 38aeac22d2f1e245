package dev.cairn.notification.schedule.imports;

import java.time.Instant;
import java.util.List;

/** What Grafana OnCall makes of a schedule: the highest level that has an event counts, and overrides are above all. */
record GrafanaClock(List<GrafanaShift> shifts) implements SourceClock {

    @Override
    public List<Occurrence> between(Instant from, Instant to) {
        return shifts.stream()
                .flatMap(shift -> shift.between(from, to).stream())
                .toList();
    }
}
