package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An override as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Override", examples = """
        {"id": "01990b20-0000-7000-8000-0000000000b1", "kind": "replace", "person": "ben",
        "start": "2026-03-29T00:00:00Z", "end": "2026-03-30T00:00:00Z", "createdBy": "ana",
        "createdAt": "2026-03-28T10:00:00Z"}""")
record OverrideView(
        UUID id,
        @Schema(enumeration = {"replace", "add", "remove"}) String kind,
        String person,
        @Nullable String replaces,
        Instant start,
        Instant end,
        @Nullable String reason,
        String createdBy,
        Instant createdAt) {

    static final String COLUMNS = "id, kind, person, replaces, start_at, end_at, reason, created_by, created_at";

    static OverrideView of(@Nullable Object[] row) {
        return new OverrideView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ((OffsetDateTime) row[4]).toInstant(),
                ((OffsetDateTime) row[5]).toInstant(),
                (String) row[6],
                (String) row[7],
                ((OffsetDateTime) row[8]).toInstant());
    }
}
