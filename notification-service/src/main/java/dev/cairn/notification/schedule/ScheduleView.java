package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A schedule as it was last written.
 *
 * @param changedBy subject of the person, or id of the token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Schedule", examples = """
        {"id": "01990b20-0000-7000-8000-0000000000a1", "name": "Shop", "timeZone": "Europe/Berlin",
        "layers": [{"id": "weekly", "name": "Weekly", "priority": 1, "rotation": {"unit": "weeks", "length": 1,
        "start": "2026-03-02T09:00", "participants": ["ana", "ben"]}}], "holidays": [], "changedBy": "ana", "version": 1,
        "createdAt": "2026-02-27T10:00:00Z"}""")
record ScheduleView(
        UUID id,
        String name,
        @Nullable String description,
        String timeZone,
        List<@Nullable LayerBody> layers,
        List<@Nullable String> holidays,
        @Nullable Map<String, @Nullable String> personZones,
        String changedBy,
        long version,
        Instant createdAt) {

    static ScheduleView of(ScheduleRow row, ScheduleBody body) {
        return new ScheduleView(
                row.id,
                row.name,
                body.description(),
                row.timeZone,
                Objects.requireNonNull(body.layers()),
                Objects.requireNonNull(body.holidays()),
                body.personZones(),
                row.changedBy,
                row.version,
                row.createdAt);
    }
}
