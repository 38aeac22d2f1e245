package dev.cairn.notification.schedule.imports;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A schedule of another system.
 *
 * @param people everybody it names, by key
 * @param clock what the other system makes of it
 */
public record ImportedSchedule(
        String name,
        @Nullable String description,
        ZoneId zone,
        List<ImportedLayer> layers,
        List<ImportedOverride> overrides,
        Map<String, SourcePerson> people,
        List<ImportFinding> findings,
        SourceClock clock) {}
