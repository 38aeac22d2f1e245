package dev.cairn.notification.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is shown.
 *
 * @param type what kind it is; absent where nobody said
 * @param lead who leads; absent for nobody
 * @param communications who tells others; absent for nobody
 * @param scribe who writes down; absent for nobody
 * @param alerts how many are attached
 * @param declaredBy subject of the person, or id of the token
 * @param resolvedAt absent while it is open
 * @param secondsToResolve from its declaration to its end; absent while it is open
 * @param reviewedAt when its review was last written; absent before that
 * @param openActions of its review that nobody has done yet
 * @param isPublic what the public was told; absent while it knows nothing
 * @param noticeDueAt until when an authority is to be told of a breach of personal data; absent for other types
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Incident", examples = """
        {"id": "01990b31-0000-7000-8000-0000000000d1", "title": "Checkout answers 500",
        "summary": "Since the deploy of 09:25 a third of the orders fail.", "severity": "critical",
        "type": "availability", "state": "identified", "lead": {"person": "ana", "name": "Ana"}, "alerts": 1,
        "declaredBy": "ana", "declaredByName": "Ana", "declaredAt": "2026-04-12T09:31:00Z", "openActions": 0,
        "version": 4}""")
record IncidentView(
        UUID id,
        String title,
        String summary,

        @Schema(enumeration = {"info", "warning", "error", "critical"})
        String severity,

        @Schema(enumeration = {"availability", "performance", "security", "personal-data", "other"}) @Nullable
        String type,

        @Schema(enumeration = {"investigating", "identified", "monitoring", "resolved"})
        String state,

        @Nullable Person lead,
        @Nullable Person communications,
        @Nullable Person scribe,
        int alerts,
        String declaredBy,
        String declaredByName,
        Instant declaredAt,
        @Nullable Instant resolvedAt,
        @Nullable Long secondsToResolve,
        @Nullable Instant reviewedAt,
        int openActions,
        @Nullable Told isPublic,
        @Nullable Instant noticeDueAt,
        long version) {

    /**
     * A member with a role.
     *
     * @param name absent for who is no member any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "IncidentPerson")
    record Person(String person, @Nullable String name) {

        /** What to call them. */
        String shown() {
            return name == null ? person : name;
        }
    }

    /**
     * What the public was told last.
     *
     * @param components the words of how components are, by their ids
     */
    @Schema(name = "IncidentPublic")
    record Told(
            String title,

            @Schema(enumeration = {"investigating", "identified", "monitoring", "resolved"})
            String state,

            Instant at,
            Map<String, String> components) {}

    /** The seconds from the declaration to the end; null while it is open. */
    static @Nullable Long secondsToResolve(IncidentRow row) {
        return row.resolvedAt == null
                ? null
                : Duration.between(row.declaredAt, row.resolvedAt).toSeconds();
    }
}
