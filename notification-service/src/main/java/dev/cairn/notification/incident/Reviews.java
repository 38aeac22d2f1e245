package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.kit.http.ETags;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.common.Json;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what was learned of incidents that are over. */
@ApplicationScoped
class Reviews {

    private static final ReviewView NOT_WRITTEN = new ReviewView(ReviewBody.EMPTY, null, null, 0);
    private static final String SHOW =
            "select body, changed_by_name, changed_at, version from incident_review where incident_id = $1";
    private static final String KEEP = """
            insert into incident_review
                (incident_id, organisation_id, body, changed_by, changed_by_name, changed_at, version)
            values ($1, $2, $3, $4, $5, $6, 1)
            on conflict (incident_id) do update set body = excluded.body, changed_by = excluded.changed_by,
                changed_by_name = excluded.changed_by_name, changed_at = excluded.changed_at,
                version = incident_review.version + 1
            where incident_review.version = $7
            returning version""";

    private final IncidentConfig config;
    private final Incidents incidents;
    private final IncidentTimeline timeline;
    private final IncidentJournal journal;
    private final Tenancy tenancy;
    private final Json json;
    private final Times times;

    Reviews(
            IncidentConfig config,
            Incidents incidents,
            IncidentTimeline timeline,
            IncidentJournal journal,
            Tenancy tenancy,
            Json json,
            Times times) {
        this.config = config;
        this.incidents = incidents;
        this.timeline = timeline;
        this.journal = journal;
        this.tenancy = tenancy;
        this.json = json;
        this.times = times;
    }

    /** The review of an incident, in the transaction that the caller is in; the empty template before it was written. */
    Uni<ReviewView> of(UUID incident) {
        return SessionSql.first(SHOW, incident).map(row -> row == null ? NOT_WRITTEN : view(row));
    }

    private ReviewView view(@Nullable Object[] row) {
        return new ReviewView(
                json.read((String) Objects.requireNonNull(row[0]), ReviewBody.class),
                (String) row[1],
                ((OffsetDateTime) Objects.requireNonNull(row[2])).toInstant(),
                ((Number) Objects.requireNonNull(row[3])).longValue());
    }

    /** Writes it anew; refused while the incident is open, since nothing is learned in haste. */
    Uni<ReviewView> write(UUID organisation, UUID id, @Nullable String ifMatch, ReviewBody asked, Actor by) {
        ReviewBody checked = asked.check(config.longestText());
        return tenancy.write(
                organisation,
                () -> incidents
                        .locked(id)
                        .chain(row -> of(id).chain(present -> {
                            ETags.demand(ifMatch, present.version());
                            if (row.isOpen()) {
                                throw new Problem(IncidentProblem.OPEN, "The incident is " + row.state);
                            }
                            Instant now = times.now();
                            row.reviewedAt = now;
                            return SessionSql.rows(
                                            KEEP,
                                            id,
                                            organisation,
                                            json.write(checked),
                                            String.valueOf(by.id()),
                                            by.name(),
                                            now.atOffset(ZoneOffset.UTC),
                                            present.version())
                                    .chain(() -> timeline.add(
                                            row, EntryKind.REVIEW, by, "Version " + (present.version() + 1)))
                                    .chain(() -> journal.tell(row, EventType.INCIDENT_REVIEWED))
                                    .replaceWith(new ReviewView(checked, by.name(), now, present.version() + 1));
                        })));
    }
}
