package dev.cairn.notification.schedule;

import dev.cairn.notification.schedule.domain.Absence;
import dev.cairn.notification.schedule.domain.Plan;
import dev.cairn.notification.schedule.domain.Replacement;
import dev.cairn.notification.schedule.domain.TimedOverride;
import dev.cairn.notification.schedule.domain.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans of rows.
 *
 * @param schedules id, name, time_zone, body
 * @param versions schedule_id, from_at, layers, in their order
 * @param overrides schedule_id, id, sequence, kind, person, replaces, start_at, end_at
 * @param replacements schedule_id, id, sequence, start_at, end_at, shifts
 * @param absences subject, from_at, until_at
 * @param members subject, name
 */
record PlanRows(
        List<@Nullable Object[]> schedules,
        List<@Nullable Object[]> versions,
        List<@Nullable Object[]> overrides,
        List<@Nullable Object[]> replacements,
        List<@Nullable Object[]> absences,
        List<@Nullable Object[]> members) {

    /** The schedules, in the order of their rows. */
    List<Plans.Read> plans(ScheduleJson json) {
        Map<String, String> names = new TreeMap<>();
        members.forEach(row -> names.put(text(row[0]), text(row[1])));
        var away = absences.stream().map(PlanRows::absence).toList();
        var versionsOf = bySchedule(versions);
        var overridesOf = bySchedule(overrides);
        var replacementsOf = bySchedule(replacements);
        var read = new ArrayList<Plans.Read>(schedules.size());
        for (@Nullable Object[] schedule : schedules) {
            UUID id = (UUID) Objects.requireNonNull(schedule[0]);
            read.add(new Plans.Read(
                    id,
                    text(schedule[1]),
                    ZoneId.of(text(schedule[2])),
                    json.body(text(schedule[3])),
                    new Plan(
                            versionsOf.getOrDefault(id, List.of()).stream()
                                    .map(row -> version(json, row))
                                    .toList(),
                            overridesOf.getOrDefault(id, List.of()).stream()
                                    .map(PlanRows::override)
                                    .toList(),
                            replacementsOf.getOrDefault(id, List.of()).stream()
                                    .map(row -> replacement(json, row))
                                    .toList(),
                            away),
                    names));
        }
        return read;
    }

    private static Map<UUID, List<@Nullable Object[]>> bySchedule(List<@Nullable Object[]> rows) {
        Map<UUID, List<@Nullable Object[]>> sorted = new HashMap<>();
        rows.forEach(row -> sorted.computeIfAbsent((UUID) Objects.requireNonNull(row[0]), ignored -> new ArrayList<>())
                .add(row));
        return sorted;
    }

    private static Version version(ScheduleJson json, @Nullable Object[] row) {
        return new Version(instant(row[1], Instant.MIN), json.layers(text(row[2])));
    }

    private static TimedOverride override(@Nullable Object[] row) {
        return new TimedOverride(
                String.valueOf(row[1]),
                number(row[2]),
                TimedOverride.Kind.valueOf(text(row[3]).toUpperCase(Locale.ROOT)),
                text(row[4]),
                (String) row[5],
                instant(row[6], Instant.MIN),
                instant(row[7], Instant.MAX));
    }

    private static Replacement replacement(ScheduleJson json, @Nullable Object[] row) {
        return new Replacement(
                String.valueOf(row[1]),
                number(row[2]),
                instant(row[3], Instant.MIN),
                instant(row[4], Instant.MAX),
                json.shifts(text(row[5])));
    }

    private static Absence absence(@Nullable Object[] row) {
        return new Absence(text(row[0]), instant(row[1], Instant.MIN), instant(row[2], Instant.MAX));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    private static Instant instant(@Nullable Object time, Instant otherwise) {
        return time == null ? otherwise : ((OffsetDateTime) time).toInstant();
    }
}
