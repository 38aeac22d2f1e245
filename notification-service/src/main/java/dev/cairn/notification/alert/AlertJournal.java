package dev.cairn.notification.alert;

import dev.cairn.events.EventType;
import dev.cairn.kit.events.Outbox;
import dev.cairn.notification.feed.FeedEvent;
import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells everyone of a change to an alert, in the transaction of the change: Kafka, the timeline, and who watches. */
@ApplicationScoped
class AlertJournal {

    private record AboutAlert(AlertView alert) {}

    private final Outbox outbox;
    private final Timeline timeline;
    private final List<AlertWatcher> watchers;

    AlertJournal(Outbox outbox, Timeline timeline, @All List<AlertWatcher> watchers) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.watchers = watchers;
    }

    /**
     * Tells of a change.
     *
     * @param row persistent, and changed
     * @param text for the timeline
     * @return what the live feed is to tell, to be added as the transaction's last step
     */
    Uni<FeedEvent> tell(AlertRow row, TimelineKind what, Actor actor, String text) {
        EventType type = switch (what) {
            case ACKNOWLEDGED -> EventType.ALERT_ACKNOWLEDGED;
            case RESOLVED -> EventType.ALERT_RESOLVED;
            default -> EventType.ALERT_RAISED;
        };
        String word = word(type);
        return Panache.getSession()
                .chain(session -> session.flush())
                .chain(() -> outbox.add(type, AlertView.state(row)))
                .chain(() -> timeline.add(row.organisationId, row.id, what, actor, text))
                .chain(() -> what == TimelineKind.REPEATED
                        ? Uni.createFrom().voidItem()
                        : watch(row.organisationId, word, AlertView.of(row)))
                .map(done -> new FeedEvent(word, new AboutAlert(AlertView.of(row))));
    }

    private Uni<Void> watch(UUID organisation, String type, AlertView alert) {
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (AlertWatcher watcher : watchers) {
            steps = steps.chain(() -> watcher.happened(organisation, type, alert));
        }
        return steps;
    }

    private static String word(EventType type) {
        return switch (type) {
            case ALERT_ACKNOWLEDGED -> "alert.acknowledged";
            case ALERT_RESOLVED -> "alert.resolved";
            default -> "alert.raised";
        };
    }
}
