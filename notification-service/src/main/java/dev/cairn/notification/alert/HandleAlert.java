package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What people do about an alert. Each takes its row's lock first, so of many at once exactly one is the first. */
@ApplicationScoped
class HandleAlert {

    private static final Logger LOG = Logger.getLogger(HandleAlert.class);

    private final Alerts alerts;
    private final AlertJournal journal;
    private final Feed feed;
    private final Times times;

    HandleAlert(Alerts alerts, AlertJournal journal, Feed feed, Times times) {
        this.alerts = alerts;
        this.journal = journal;
        this.feed = feed;
        this.times = times;
    }

    /** Takes an alert on, in the caller's Hibernate transaction. */
    Uni<AlertView> acknowledge(UUID id, Actor by, @Nullable String note) {
        return alerts.locked(id)
                .invoke(HandleAlert::refuseResolved)
                .invoke(HandleAlert::refuseAcknowledged)
                .invoke(row -> {
                    row.state = AlertStatus.ACKNOWLEDGED.word();
                    row.acknowledgedBy = by.name();
                    row.acknowledgedById = by.id();
                    row.acknowledgedAt = times.now();
                })
                .chain(row -> tell(row, TimelineKind.ACKNOWLEDGED, by, note == null ? "Acknowledged" : note));
    }

    /** Ends an alert, in the caller's Hibernate transaction. */
    Uni<AlertView> resolve(UUID id, Actor by, @Nullable String note) {
        return alerts.locked(id)
                .invoke(HandleAlert::refuseResolved)
                .invoke(row -> {
                    row.state = AlertStatus.RESOLVED.word();
                    row.resolvedAt = times.now();
                })
                .chain(row -> tell(row, TimelineKind.RESOLVED, by, note == null ? "Resolved" : note));
    }

    private Uni<AlertView> tell(AlertRow row, TimelineKind what, Actor by, String text) {
        LOG.infof("alert %s %s by %s %s", row.id, what.word(), by.kind(), by.id());
        return journal.tell(row, what, by, text)
                .chain(told -> feed.add(row.organisationId, List.of(told)))
                .map(done -> AlertView.of(row));
    }

    private static void refuseResolved(AlertRow row) {
        if (row.resolvedAt != null) {
            throw new Problem(AlertProblem.ALREADY_RESOLVED, "The alert was resolved at " + row.resolvedAt);
        }
    }

    private static void refuseAcknowledged(AlertRow row) {
        if (row.acknowledgedAt != null) {
            throw new Problem(
                    AlertProblem.ALREADY_ACKNOWLEDGED,
                    "%s acknowledged the alert at %s".formatted(row.acknowledgedBy, row.acknowledgedAt));
        }
    }
}
