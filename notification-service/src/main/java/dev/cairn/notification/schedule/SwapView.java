package dev.cairn.notification.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A swap.
 *
 * @param person who asked, and gives time away
 * @param with who is asked, and alone may accept or decline
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Swap", examples = """
        {"id": "01990b20-0000-7000-8000-0000000000d1", "person": "ana", "with": "ben",
        "start": "2026-12-24T08:00:00Z", "end": "2026-12-25T08:00:00Z", "state": "open",
        "createdAt": "2026-12-01T08:00:00Z"}""")
record SwapView(
        UUID id,
        String person,
        String with,
        Instant start,
        Instant end,
        @Nullable Instant returnStart,
        @Nullable Instant returnEnd,

        @Schema(enumeration = {"open", "accepted", "declined", "withdrawn"})
        String state,

        @Nullable String note,
        Instant createdAt,
        @Nullable Instant decidedAt) {

    static final String COLUMNS =
            "id, person, other, start_at, end_at, return_start_at, return_end_at, state, note, created_at, decided_at";

    static SwapView of(@Nullable Object[] row) {
        return new SwapView(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                Objects.requireNonNull(instant(row[3])),
                Objects.requireNonNull(instant(row[4])),
                instant(row[5]),
                instant(row[6]),
                (String) row[7],
                (String) row[8],
                Objects.requireNonNull(instant(row[9])),
                instant(row[10]));
    }

    private static @Nullable Instant instant(@Nullable Object value) {
        return value == null ? null : ((OffsetDateTime) value).toInstant();
    }

    /** The time that who is asked gives away in return; null for none. */
    @Nullable
    Interval back() {
        return returnStart == null || returnEnd == null ? null : new Interval(returnStart, returnEnd);
    }

    SwapView decided(String newState, Instant at) {
        return new SwapView(id, person, with, start, end, returnStart, returnEnd, newState, note, createdAt, at);
    }
}
