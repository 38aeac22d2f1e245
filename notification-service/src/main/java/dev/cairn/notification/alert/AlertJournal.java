package dev.cairn.notification.alert;

import dev.cairn.events.AlertState;
import dev.cairn.events.EventType;
import dev.cairn.kit.events.Outbox;
import dev.cairn.notification.feed.FeedEvent;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells everyone of a change to an alert, in the transaction of the change: Kafka, the timeline, and who watches. */
@ApplicationScoped
class AlertJournal {

    private record AboutAlert(AlertView alert) {}

    private final Outbox outbox;
    private final Timeline timeline;
    private final AlertMeters meters;
    private final List<AlertWatcher> watchers;

    AlertJournal(Outbox outbox, Timeline timeline, AlertMeters meters, @All List<AlertWatcher> watchers) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.meters = meters;
        this.watchers = watchers;
    }

    /** Tells of one change of a persistent row; see {@link #tellAll}. */
    Uni<FeedEvent> tell(AlertRow row, TimelineKind what, Actor actor, String text) {
        return tellAll(row.organisationId, List.of(new Change(row, what, actor, text)))
                .map(told -> told.get(0));
    }

    /**
     * Tells of changes.
     *
     * @param changes of rows that are written already, or that the session writes when it is flushed
     * @return what the live feed is to tell, to be added as the transaction's last step
     */
    Uni<List<FeedEvent>> tellAll(UUID organisation, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        changes.forEach(meters::changed);
        return Panache.getSession()
                .chain(session -> session.flush())
                .chain(() -> outbox.addAll(changes.stream()
                        .map(change -> new Outbox.Entry(type(change.what()), AlertView.state(change.row())))
                        .toList()))
                .chain(() -> timeline.addAll(organisation, changes))
                .chain(() -> watch(organisation, changes))
                .map(done -> changes.stream()
                        .map(change -> new FeedEvent(word(change.what()), new AboutAlert(AlertView.of(change.row()))))
                        .toList());
    }

    /**
     * Tells of steps of escalations; they change nothing that those who watch alerts ask for.
     *
     * @param rows as they are written already
     * @return what the live feed is to tell, to be added as the transaction's last step
     */
    Uni<List<FeedEvent>> tellEscalated(Map<AlertRow, AlertState.Escalation> rows) {
        return outbox.addAll(rows.entrySet().stream()
                        .map(one -> new Outbox.Entry(
                                EventType.ALERT_ESCALATED, AlertView.state(one.getKey(), one.getValue())))
                        .toList())
                .map(added -> rows.keySet().stream()
                        .map(row -> new FeedEvent("alert.escalated", new AboutAlert(AlertView.of(row))))
                        .toList());
    }

    private Uni<Void> watch(UUID organisation, List<Change> changes) {
        var byWord = new LinkedHashMap<String, List<AlertView>>();
        changes.stream()
                .filter(change -> change.what() != TimelineKind.REPEATED)
                .forEach(change -> byWord.computeIfAbsent(word(change.what()), word -> new ArrayList<>())
                        .add(AlertView.of(change.row())));
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (var alerts : byWord.entrySet()) {
            for (AlertWatcher watcher : watchers) {
                steps = steps.chain(() -> watcher.happened(organisation, alerts.getKey(), alerts.getValue()));
            }
        }
        return steps;
    }

    private static EventType type(TimelineKind what) {
        return switch (what) {
            case ACKNOWLEDGED -> EventType.ALERT_ACKNOWLEDGED;
            case SNOOZED -> EventType.ALERT_SNOOZED;
            case RESOLVED -> EventType.ALERT_RESOLVED;
            default -> EventType.ALERT_RAISED;
        };
    }

    private static String word(TimelineKind what) {
        return switch (what) {
            case ACKNOWLEDGED -> "alert.acknowledged";
            case SNOOZED -> "alert.snoozed";
            case RESOLVED -> "alert.resolved";
            default -> "alert.raised";
        };
    }
}
