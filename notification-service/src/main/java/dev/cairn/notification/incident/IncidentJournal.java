package dev.cairn.notification.incident;

import dev.cairn.events.EventType;
import dev.cairn.events.IncidentState;
import dev.cairn.kit.events.Outbox;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.feed.Feed;
import dev.cairn.notification.feed.FeedEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells Kafka and the live feed of changes to incidents, in the transaction of the change. */
@ApplicationScoped
class IncidentJournal {

    private static final Logger LOG = Logger.getLogger(IncidentJournal.class);

    private static final String ALERTS = "select alert_id from incident_alert where incident_id = $1 order by alert_id";
    private static final String OPEN_ACTIONS =
            "select count(*) from incident_action where organisation_id = $1 and incident_id = $2 and done_at is null";

    private record AboutIncident(Incident incident) {}

    private record Incident(UUID id, String title, String severity, String state, long version) {}

    private final Outbox outbox;
    private final Feed feed;

    IncidentJournal(Outbox outbox, Feed feed) {
        this.outbox = outbox;
        this.feed = feed;
    }

    /** Tells of a change of a locked row; to be the last step of the transaction, since the live feed is told. */
    Uni<Void> tell(IncidentRow row, EventType type) {
        row.version++;
        LOG.infof("incident %s: %s, version %d", row.id, word(type), row.version);
        return Panache.getSession()
                .chain(session -> session.flush())
                .chain(() -> SessionSql.rows(ALERTS, row.id))
                .map(rows -> rows.stream()
                        .map(one -> (UUID) Objects.requireNonNull(one[0]))
                        .toList())
                .chain(alerts -> SessionSql.rows(OPEN_ACTIONS, row.organisationId, row.id)
                        .chain(count -> outbox.add(type, state(row, alerts, ((Number) count.get(0)[0]).intValue()))))
                .chain(() -> feed(row, word(type)));
    }

    /** Tells only the live feed, of what changes nothing of the incident itself. */
    Uni<Void> noted(IncidentRow row) {
        return feed(row, "incident.noted");
    }

    private Uni<Void> feed(IncidentRow row, String word) {
        var about = new AboutIncident(new Incident(row.id, row.title, row.severity, row.state, row.version));
        return feed.add(row.organisationId, List.of(new FeedEvent(word, about)));
    }

    private static String word(EventType type) {
        return switch (type) {
            case INCIDENT_DECLARED -> "incident.declared";
            case INCIDENT_RESOLVED -> "incident.resolved";
            case INCIDENT_REVIEWED -> "incident.reviewed";
            default -> "incident.updated";
        };
    }

    private static IncidentState state(IncidentRow row, List<UUID> alerts, int openActions) {
        return new IncidentState(
                row.id,
                row.organisationId,
                row.title,
                row.summary,
                row.severity,
                row.type,
                row.state,
                row.lead,
                row.communications,
                row.scribe,
                alerts,
                row.publicTitle,
                row.publicState,
                row.declaredBy,
                row.declaredAt,
                row.resolvedAt,
                row.reviewedAt,
                openActions,
                row.version);
    }
}
