package dev.cairn.notification.alert;

import dev.cairn.notification.alert.domain.AlertKind;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Trouble;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.feed.Feed;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Raises and resolves the alerts of fire drills, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class DrillAlerts {

    /** How they come here. */
    static final String INTEGRATION = "drill";

    private static final Logger LOG = Logger.getLogger(DrillAlerts.class);

    private final Alerts alerts;
    private final AlertJournal journal;
    private final AlertMeters meters;
    private final Feed feed;
    private final Times times;

    DrillAlerts(Alerts alerts, AlertJournal journal, AlertMeters meters, Feed feed, Times times) {
        this.alerts = alerts;
        this.journal = journal;
        this.meters = meters;
        this.feed = feed;
        this.times = times;
    }

    /**
     * A drill that begins.
     *
     * @param alert the id that its alert is to have
     * @param policy whom it pages, whatever the rules say
     * @param title says that it is a drill
     * @param project the one that it is narrowed to; null for none
     */
    public record Drill(UUID alert, UUID policy, String title, String detail, AlertView.@Nullable Project project) {}

    /**
     * Raises the alert, which begins to escalate. To be the last step of the transaction, since the live feed is told.
     */
    public Uni<Void> raise(UUID organisation, Drill drill, Actor by) {
        AlertRow row = row(organisation, drill);
        LOG.infof("alert %s raised: drill of policy %s", row.id, drill.policy());
        meters.raised(AlertKind.DRILL, Severity.INFO);
        return Panache.getSession()
                .chain(session -> session.persist(row))
                .chain(() -> journal.tell(row, TimelineKind.RAISED, by, drill.detail()))
                .chain(told -> feed.add(organisation, List.of(told)));
    }

    private AlertRow row(UUID organisation, Drill drill) {
        var row = new AlertRow();
        row.id = drill.alert();
        row.organisationId = organisation;
        row.integration = INTEGRATION;
        row.service = "";
        row.dedupKey = "drill:" + drill.alert();
        row.kind = AlertKind.DRILL.word();
        row.severity = Severity.INFO.word();
        row.urgency = Urgency.HIGH.word();
        row.state = AlertStatus.OPEN.word();
        row.title = Trouble.cut(drill.title(), Trouble.LONGEST_TITLE);
        row.detail = Trouble.cut(drill.detail(), Trouble.LONGEST_DETAIL);
        row.details = Details.NONE;
        row.drillOf = drill.policy();
        row.count = 1;
        row.firstAt = times.now();
        row.lastAt = row.firstAt;
        row.version = 1;
        var project = drill.project();
        if (project != null) {
            row.projectId = project.id();
            row.projectSlug = project.slug();
            row.projectName = project.name();
        }
        return row;
    }

    /** The alert, if nobody else has it in hand; whoever wants to change it waits for this transaction. */
    public Uni<Boolean> claim(UUID alert) {
        return alerts.claim(alert);
    }

    /** Resolves the alert, unless it is. To be the last step of the transaction, since the live feed is told. */
    public Uni<Void> resolve(UUID alert, String text) {
        return alerts.locked(alert).chain(row -> {
            if (row.status() == AlertStatus.RESOLVED) {
                return Uni.createFrom().voidItem();
            }
            row.resolve(times.now());
            return journal.tell(row, TimelineKind.RESOLVED, Actor.SYSTEM, text)
                    .chain(told -> feed.add(row.organisationId, List.of(told)))
                    .replaceWithVoid();
        });
    }
}
