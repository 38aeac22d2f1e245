package dev.cairn.notification.alert;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.feed.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

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

    /**
     * Carries out an action, in the caller's Hibernate transaction.
     *
     * @throws Problem when the alert is not in the state that the action was made for, or past it
     */
    Uni<AlertView> act(UUID id, AlertAction action) {
        return alerts.locked(id)
                .map(row -> change(row, action))
                .chain(change -> journal.tellAll(change.row().organisationId, List.of(change))
                        .chain(told -> feed.add(change.row().organisationId, told))
                        .map(done -> AlertView.of(change.row())));
    }

    /** Changes a row that is locked; nothing is told yet. */
    Change change(AlertRow row, AlertAction action) {
        refuse(row, action);
        Instant now = times.now();
        String text = action.note();
        switch (action.verb()) {
            case ACKNOWLEDGE -> row.acknowledge(action.by(), now);
            case RESOLVE -> row.resolve(now);
            case SNOOZE -> {
                Instant until = action.until(now);
                row.snooze(until);
                text = "Until " + until + (action.note() == null ? "" : ": " + action.note());
            }
            case UNSNOOZE -> row.open();
        }
        LOG.infof(
                "alert %s: %s by %s %s",
                row.id, action.verb(), action.by().kind(), action.by().id());
        return new Change(row, action.verb().told(), action.by(), text == null ? said(action) : text);
    }

    private static String said(AlertAction action) {
        return switch (action.verb()) {
            case ACKNOWLEDGE -> "Acknowledged";
            case RESOLVE -> "Resolved";
            case SNOOZE -> "Snoozed";
            case UNSNOOZE -> "Not snoozed any more";
        };
    }

    private static void refuse(AlertRow row, AlertAction action) {
        var expected = action.expectedState();
        if (expected != null && expected != row.status()) {
            throw new Problem(
                    AlertProblem.MOVED_ON, "The alert is %s by now, not %s".formatted(row.state, expected.word()));
        }
        if (row.resolvedAt != null) {
            throw new Problem(AlertProblem.ALREADY_RESOLVED, "The alert was resolved at " + row.resolvedAt);
        }
        if (action.verb() == AlertAction.Verb.ACKNOWLEDGE && row.status() == AlertStatus.ACKNOWLEDGED) {
            throw new Problem(
                    AlertProblem.ALREADY_ACKNOWLEDGED,
                    "%s acknowledged the alert at %s".formatted(row.acknowledgedBy, row.acknowledgedAt));
        }
        if (action.verb() == AlertAction.Verb.UNSNOOZE && row.status() != AlertStatus.SNOOZED) {
            throw new Problem(AlertProblem.NOT_SNOOZED, "The alert is " + row.state);
        }
    }
}
