package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.schedule.domain.Replacement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A temporary schedule as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TemporarySchedule", examples = """
        {"id": "01990b20-0000-7000-8000-0000000000c1", "start": "2026-12-24T00:00:00Z", "end": "2026-12-27T00:00:00Z",
        "shifts": [{"person": "ben", "start": "2026-12-24T00:00:00Z", "end": "2026-12-27T00:00:00Z"}],
        "createdBy": "ana", "createdAt": "2026-11-01T10:00:00Z"}""")
record TemporaryView(
        UUID id,
        Instant start,
        Instant end,
        List<Replacement.Shift> shifts,
        @Nullable String reason,
        String createdBy,
        Instant createdAt) {}
