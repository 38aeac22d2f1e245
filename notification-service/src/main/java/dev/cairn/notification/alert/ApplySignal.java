package dev.cairn.notification.alert;

import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.alert.domain.AlertKind;
import dev.cairn.notification.alert.domain.AlertStatus;
import dev.cairn.notification.alert.domain.Effect;
import dev.cairn.notification.alert.domain.Effect.What;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Signal;
import dev.cairn.notification.alert.domain.SignalRules;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Changes alerts as signals ask; what was changed is written by {@link SignalRows}. */
@ApplicationScoped
class ApplySignal {

    private static final Logger LOG = Logger.getLogger(ApplySignal.class);

    /** What the signals of a round are about. */
    record Round(
            UUID organisation, Actor by, Map<Signal.Key, AlertRow> open, Map<String, AlertView.Project> projects) {}

    /** What a round did. */
    record Done(
            List<TakeInSignals.Outcome> outcomes,
            List<AlertRow> raised,
            List<AlertRow> changed,
            List<Change> changes) {}

    private final AlertMeters meters;
    private final Ids ids;
    private final Times times;

    ApplySignal(AlertMeters meters, Ids ids, Times times) {
        this.meters = meters;
        this.ids = ids;
        this.times = times;
    }

    /** @param room for so many new alerts */
    Done apply(Round round, List<Signal> signals, long room) {
        var done = new Done(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Instant now = times.now();
        for (Signal signal : signals) {
            AlertRow present = round.open().get(signal.key());
            Effect effect = SignalRules.decide(signal, TakeInSignals.present(present));
            if (effect.what() == What.RAISED && done.raised().size() >= room) {
                effect = Effect.refused();
            }
            AlertRow row = effect.what() == What.RAISED ? raise(round, signal, now) : present;
            done.outcomes().add(new TakeInSignals.Outcome(effect, row == null ? null : row.id));
            if (row != null) {
                change(round, signal, effect, row, now, done);
            }
        }
        return done;
    }

    private void change(Round round, Signal signal, Effect effect, AlertRow row, Instant now, Done done) {
        switch (effect.what()) {
            case RAISED -> {
                done.raised().add(row);
                tell(done, row, TimelineKind.RAISED, round.by(), row.detail.isEmpty() ? row.title : row.detail);
            }
            case HEARD, REPEATED -> {
                again(round, signal, row, now, effect.what() == What.REPEATED);
                done.changed().add(row);
            }
            case WORSE, REOPENED -> {
                String severity = row.severity;
                String urgency = row.urgency;
                String taken = row.acknowledgedBy == null ? "" : ", after " + row.acknowledgedBy + " took it on";
                again(round, signal, row, now, true);
                row.open();
                done.changed().add(row);
                tell(done, row, TimelineKind.WOKEN, round.by(), worse(row, severity, urgency) + taken);
            }
            case ACKNOWLEDGED -> {
                row.acknowledge(round.by(), now);
                done.changed().add(row);
                tell(done, row, TimelineKind.ACKNOWLEDGED, round.by(), "Acknowledged");
            }
            case RESOLVED -> {
                row.resolve(now);
                done.changed().add(row);
                tell(done, row, TimelineKind.RESOLVED, round.by(), "Told to be over");
            }
            case DROPPED, REFUSED -> {}
        }
    }

    private static String worse(AlertRow row, String severity, String urgency) {
        return row.severity.equals(severity)
                ? "From " + urgency + " to " + row.urgency + " urgency"
                : "From " + severity + " to " + row.severity;
    }

    private static void tell(Done done, AlertRow row, TimelineKind what, Actor by, String text) {
        LOG.infof("alert %s %s: %s %s", row.id, what.word(), row.integration, row.dedupKey);
        done.changes().add(new Change(row, what, by, text));
    }

    private AlertRow raise(Round round, Signal signal, Instant now) {
        var row = new AlertRow();
        row.id = ids.next();
        row.organisationId = round.organisation();
        row.integration = signal.key().integration();
        row.service = signal.key().service();
        row.dedupKey = signal.key().dedup();
        row.kind = AlertKind.EXTERNAL.word();
        row.state = AlertStatus.OPEN.word();
        row.severity = Severity.INFO.word();
        row.urgency = Urgency.LOW.word();
        row.firstAt = now;
        again(round, signal, row, now, true);
        meters.raised(AlertKind.EXTERNAL, row.severity());
        return row;
    }

    /** What is said last is shown; the severity is the greatest that was said. */
    private static void again(Round round, Signal signal, AlertRow row, Instant now, boolean counts) {
        var report = Objects.requireNonNull(signal.report());
        if (report.severity().compareTo(row.severity()) > 0) {
            row.severity = report.severity().word();
        }
        if (report.urgency() == Urgency.HIGH) {
            row.urgency = Urgency.HIGH.word();
        }
        row.title = report.title();
        row.detail = report.detail();
        row.source = report.source();
        row.link = report.link();
        row.details = Details.write(report.details());
        var project = report.project() == null ? null : round.projects().get(report.project());
        row.projectId = project == null ? null : project.id();
        row.projectSlug = project == null ? null : project.slug();
        row.projectName = project == null ? null : project.name();
        row.count += counts ? 1 : 0;
        row.lastAt = now;
        if (signal.startsAt() != null
                && (row.startsAt == null || signal.startsAt().isAfter(row.startsAt))) {
            row.startsAt = signal.startsAt();
        }
        row.endsAt = signal.until();
    }
}
