package dev.cairn.notification.alert;

import dev.cairn.events.AssessmentState;
import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.alert.domain.Decision;
import dev.cairn.notification.alert.domain.Trouble;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.feed.FeedEvent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Carries out what was decided about a project's alerts, in the transaction of the assessment's event. */
@ApplicationScoped
class ApplyDecisions {

    private static final Logger LOG = Logger.getLogger(ApplyDecisions.class);

    private final Alerts alerts;
    private final AlertJournal journal;
    private final AlertMeters meters;
    private final Ids ids;
    private final Times times;

    ApplyDecisions(Alerts alerts, AlertJournal journal, AlertMeters meters, Ids ids, Times times) {
        this.alerts = alerts;
        this.journal = journal;
        this.meters = meters;
        this.ids = ids;
        this.times = times;
    }

    /**
     * Carries out one decision.
     *
     * @param unresolved the project's alerts that are not resolved, locked, by id
     * @return what the live feed is to tell of it
     */
    Uni<FeedEvent> apply(AssessmentState state, Decision decision, Map<UUID, AlertRow> unresolved) {
        if (decision instanceof Decision.Raise raise) {
            return raise(state, raise.trouble());
        }
        if (decision instanceof Decision.Repeat repeat) {
            return repeat(state, Objects.requireNonNull(unresolved.get(repeat.alert())), repeat.trouble());
        }
        var resolve = (Decision.Resolve) decision;
        return resolve(Objects.requireNonNull(unresolved.get(resolve.alert())), resolve.reason());
    }

    private Uni<FeedEvent> raise(AssessmentState state, Trouble trouble) {
        var row = new AlertRow();
        row.id = ids.next();
        row.organisationId = state.organisationId();
        row.projectId = state.projectId();
        row.dedupKey = trouble.dedupKey();
        row.kind = trouble.kind().word();
        row.state = AlertStatus.OPEN.word();
        row.integration = "assessments";
        row.service = "";
        row.details = Details.NONE;
        row.practice = trouble.practice();
        row.phase = trouble.phase();
        row.firstAt = times.now();
        row.version = 1;
        fill(row, state, trouble, row.firstAt);
        LOG.infof(
                "alert %s raised: %s, %s, project %s, assessment %s",
                row.id, row.severity, row.dedupKey, row.projectId, state.id());
        meters.raised(trouble);
        return alerts.newest(row.organisationId, row.dedupKey)
                .invoke(previous -> row.previousId = previous)
                .chain(Panache::getSession)
                .chain(session -> session.persist(row))
                .chain(() -> journal.tell(row, TimelineKind.RAISED, Actor.SYSTEM, trouble.detail()));
    }

    private Uni<FeedEvent> repeat(AssessmentState state, AlertRow row, Trouble trouble) {
        fill(row, state, trouble, times.now());
        LOG.infof("alert %s repeated, %d times by now, assessment %s", row.id, row.count, state.id());
        return journal.tell(
                row, TimelineKind.REPEATED, Actor.SYSTEM, "Again, " + row.count + " times by now: " + trouble.detail());
    }

    private Uni<FeedEvent> resolve(AlertRow row, String reason) {
        row.resolve(times.now());
        LOG.infof("alert %s resolved: %s", row.id, reason);
        return journal.tell(row, TimelineKind.RESOLVED, Actor.SYSTEM, reason);
    }

    private static void fill(AlertRow row, AssessmentState state, Trouble trouble, Instant now) {
        row.projectSlug = state.projectSlug();
        row.projectName = state.projectName();
        row.severity = trouble.severity().word();
        row.urgency = Urgency.of(trouble.severity()).word();
        row.title = trouble.title();
        row.detail = trouble.detail();
        row.assessmentId = state.id();
        row.count++;
        row.lastAt = now;
    }
}
