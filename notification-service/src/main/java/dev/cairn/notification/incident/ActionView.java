package dev.cairn.notification.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done so that it does not happen again, as it is shown.
 *
 * @param owner who does it; absent for nobody
 * @param due until when; absent where nobody said
 * @param overdue whether it is not done and its day is over in UTC
 * @param doneAt absent until it is done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "IncidentAction", examples = """
        {"id": "01990b31-0000-7000-8000-0000000000a1", "incident": {"id": "01990b31-0000-7000-8000-0000000000d1",
        "title": "Checkout answers 500"}, "title": "Test migrations against the release before",
        "owner": {"person": "ana", "name": "Ana"}, "due": "2026-05-01", "done": false, "overdue": false, "version": 1}""")
record ActionView(
        UUID id,
        Incident incident,
        String title,
        IncidentView.@Nullable Person owner,
        @Nullable LocalDate due,
        boolean done,
        boolean overdue,
        @Nullable Instant doneAt,
        @Nullable String doneByName,
        long version) {

    /** The incident that it was learned from. */
    @Schema(name = "IncidentOfAction")
    record Incident(UUID id, String title) {}

    static final String SELECT = """
            select t.id, i.id, i.title, t.title, t.owner, m.name, t.due, t.done_at, t.done_by_name, t.version
            from incident_action t join incident i on i.id = t.incident_id
                left join known_member m on m.organisation_id = t.organisation_id and m.subject = t.owner
            where t.organisation_id = $1""";

    /** Reads what the statement selects. */
    static ActionView of(@Nullable Object[] row, LocalDate today) {
        LocalDate due = (LocalDate) row[6];
        Instant doneAt = row[7] == null ? null : ((OffsetDateTime) row[7]).toInstant();
        return new ActionView(
                (UUID) Objects.requireNonNull(row[0]),
                new Incident((UUID) Objects.requireNonNull(row[1]), (String) Objects.requireNonNull(row[2])),
                (String) Objects.requireNonNull(row[3]),
                row[4] == null ? null : new IncidentView.Person((String) row[4], (String) row[5]),
                due,
                doneAt != null,
                doneAt == null && due != null && due.isBefore(today),
                doneAt,
                (String) row[8],
                ((Number) Objects.requireNonNull(row[9])).longValue());
    }
}
