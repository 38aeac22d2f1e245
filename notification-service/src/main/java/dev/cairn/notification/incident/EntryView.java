package dev.cairn.notification.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.cairn.notification.alert.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in an incident, as it is shown.
 *
 * @param at when it happened
 * @param recordedAt when it was written down; later than that for a note about what was before
 * @param alert of which it is told; absent for what happened to the incident itself
 * @param place what the timeline is ordered by
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentEntry", examples = """
        {"id": "01990b31-0000-7000-8000-0000000000e1", "at": "2026-04-12T09:35:00Z",
        "recordedAt": "2026-04-12T09:41:00Z", "kind": "note",
        "actor": {"kind": "person", "id": "ana", "name": "Ana"}, "text": "Rolled back the deploy"}""")
record EntryView(
        UUID id,
        Instant at,
        Instant recordedAt,

        @Schema(
                enumeration = {
                    "declared",
                    "changed",
                    "severity",
                    "state",
                    "role",
                    "alert-attached",
                    "alert-detached",
                    "note",
                    "update",
                    "public-update",
                    "review",
                    "action",
                    "reminder",
                    "alert-raised",
                    "alert-acknowledged",
                    "alert-snoozed",
                    "alert-woken",
                    "alert-resolved",
                    "alert-escalated",
                    "alert-nobody-on-call",
                    "alert-acknowledgement-ended",
                    "alert-note"
                })
        String kind,

        Actor actor,
        String text,
        @Nullable Alert alert,
        @JsonIgnore UUID place) {

    /** The alert that something happened to. */
    @Schema(name = "IncidentEntryAlert")
    record Alert(UUID id, String title) {}

    /** Reads id, at, recorded_at, kind, actor_kind, actor_id, actor_name, text, alert_id, alert_title and place. */
    static EntryView of(@Nullable Object[] row) {
        return new EntryView(
                (UUID) Objects.requireNonNull(row[0]),
                ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant(),
                ((OffsetDateTime) Objects.requireNonNull(row[2])).toInstant(),
                (String) Objects.requireNonNull(row[3]),
                new Actor((String) Objects.requireNonNull(row[4]), (String) row[5], (String)
                        Objects.requireNonNull(row[6])),
                (String) Objects.requireNonNull(row[7]),
                row[8] == null ? null : new Alert((UUID) row[8], (String) Objects.requireNonNull(row[9])),
                (UUID) Objects.requireNonNull(row[10]));
    }
}
