package dev.cairn.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.kit.ids.Ids;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.AlertWatcher;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.webhook.Endpoint;
import dev.cairn.notification.webhook.WebhookWatcher;
import dev.cairn.notification.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queues a message per webhook in the transaction of what it tells of, and gives up what a disabled one would have got. */
@ApplicationScoped
class QueueDeliveries implements AlertWatcher, WebhookWatcher {

    private static final String TEST = "webhook.test";
    static final String ESCALATED = "alert.escalated";

    private record Payload(String type, Instant timestamp, Object data) {}

    private record Organisation(UUID id, String slug) {}

    private record AboutAlert(AlertView alert, Organisation organisation) {}

    private record AboutStep(AlertView alert, Organisation organisation, Object escalation) {}

    private record Webhook(UUID id, String name) {}

    private record AboutWebhook(Webhook webhook, Organisation organisation) {}

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Replays replays;
    private final Timeline timeline;
    private final ObjectMapper json;
    private final Ids ids;
    private final Times times;
    private final DeliveryConfig config;

    QueueDeliveries(
            Webhooks webhooks,
            Deliveries deliveries,
            Replays replays,
            Timeline timeline,
            ObjectMapper json,
            Ids ids,
            Times times,
            DeliveryConfig config) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replays = replays;
        this.timeline = timeline;
        this.json = json;
        this.ids = ids;
        this.times = times;
        this.config = config;
    }

    @Override
    public Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts) {
        return webhooks.active(organisation, type).chain(endpoints -> {
            Uni<Void> steps = Uni.createFrom().voidItem();
            for (Endpoint endpoint : endpoints) {
                for (AlertView alert : alerts) {
                    var about = new AboutAlert(alert, new Organisation(organisation, endpoint.organisationSlug()));
                    steps = steps.chain(
                            () -> queue(endpoint, type, alert, about).replaceWithVoid());
                }
            }
            return steps.chain(() -> Panache.getSession().chain(session -> session.flush()));
        });
    }

    /** Queues a message about a step of an escalation to one webhook that is active; it is written with the rest of many. */
    Uni<Void> step(Endpoint endpoint, AlertView alert, Object escalation) {
        var about = new AboutStep(
                alert, new Organisation(endpoint.organisationId(), endpoint.organisationSlug()), escalation);
        return queue(endpoint, ESCALATED, alert, about).replaceWithVoid();
    }

    /** Queues a message that only tries the endpoint out. */
    Uni<DeliveryRow> test(Endpoint endpoint) {
        var about = new AboutWebhook(
                new Webhook(endpoint.id(), endpoint.name()),
                new Organisation(endpoint.organisationId(), endpoint.organisationSlug()));
        return queue(endpoint, TEST, null, about)
                .call(() -> Panache.getSession().chain(session -> session.flush()));
    }

    @Override
    public Uni<Void> disabled(Disabled disabled) {
        return deliveries.giveUp(disabled.webhook(), row -> {
            UUID alert = row.alertId;
            Uni<Void> ended = replays.end(row, DeliveryState.FAILED);
            return alert == null || row.replayed
                    ? ended
                    : ended.chain(() -> timeline.add(
                            row.organisationId,
                            alert,
                            TimelineKind.DELIVERY_FAILED,
                            Actor.SYSTEM,
                            "Not sent to a webhook, because it is disabled"));
        });
    }

    private Uni<DeliveryRow> queue(Endpoint endpoint, String type, @Nullable AlertView alert, Object data) {
        Instant now = times.now();
        var row = new DeliveryRow();
        row.id = ids.next();
        row.organisationId = endpoint.organisationId();
        row.webhookId = endpoint.id();
        row.eventType = type;
        row.messageId = "msg_" + row.id;
        row.alertId = alert == null ? null : alert.id();
        row.alertVersion = alert == null ? null : alert.version();
        row.payload = write(new Payload(type, now, data));
        row.createdAt = now;
        row.version = 1;
        Instant held = endpoint.heldUntil();
        row.queue(held != null && held.isAfter(now) ? held : now);
        row.holdsUntil = now.plus(config.inOrderFor());
        return Panache.getSession().chain(session -> session.persist(row)).replaceWith(row);
    }

    private String write(Payload payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
