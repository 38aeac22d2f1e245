package dev.cairn.notification.schedule.domain;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parts of schedules for tests. */
final class Sample {

    private Sample() {}

    static Rotation rotation(String zone, String start, ShiftUnit unit, int length, String... people) {
        return new Rotation(ZoneId.of(zone), LocalDateTime.parse(start), unit, length, List.of(people), 0, null, null);
    }

    static Layer layer(String id, int priority, Rotation rotation, Window... windows) {
        return new Layer(id, id, priority, rotation, null, List.of(windows), HolidayRule.AS_USUAL, Set.of());
    }

    static Plan plan(Layer... layers) {
        return plan(List.of(), layers);
    }

    static Plan plan(List<TimedOverride> overrides, Layer... layers) {
        return new Plan(List.of(new Version(Instant.MIN, List.of(layers))), overrides, List.of(), List.of());
    }

    static TimedOverride override(
            long sequence,
            TimedOverride.Kind kind,
            String person,
            @Nullable String replaces,
            String start,
            String end) {
        return new TimedOverride(
                "o" + sequence, sequence, kind, person, replaces, Instant.parse(start), Instant.parse(end));
    }

    /** Who is on call, as words. */
    static String at(Plan plan, String at) {
        return String.join(
                "+", plan.onCallAt(Instant.parse(at)).stream().map(Duty::person).toList());
    }
}
