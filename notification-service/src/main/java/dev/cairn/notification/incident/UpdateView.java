package dev.cairn.notification.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cairn.notification.alert.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said of an incident.
 *
 * @param state of the incident from then on
 * @param isPublic whether it was for the public too
 */
@Schema(name = "IncidentUpdate", examples = """
        {"id": "01990b31-0000-7000-8000-0000000000f1", "at": "2026-04-12T09:50:00Z", "state": "identified",
        "public": true, "text": "We found the cause and are rolling back.",
        "actor": {"kind": "person", "id": "ben", "name": "Ben"}}""")
record UpdateView(
        UUID id,
        Instant at,

        @Schema(enumeration = {"investigating", "identified", "monitoring", "resolved"})
        String state,

        @JsonProperty("public") boolean isPublic,
        String text,
        Actor actor) {

    static final String COLUMNS = "id, at, state, is_public, text, actor_kind, actor_id, actor_name";

    static UpdateView of(@Nullable Object[] row) {
        return new UpdateView(
                (UUID) Objects.requireNonNull(row[0]),
                ((OffsetDateTime) Objects.requireNonNull(row[1])).toInstant(),
                (String) Objects.requireNonNull(row[2]),
                Boolean.TRUE.equals(row[3]),
                (String) Objects.requireNonNull(row[4]),
                new Actor((String) Objects.requireNonNull(row[5]), (String) row[6], (String)
                        Objects.requireNonNull(row[7])));
    }
}
