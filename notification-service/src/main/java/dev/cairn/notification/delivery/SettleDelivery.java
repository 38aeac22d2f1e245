package dev.cairn.notification.delivery;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.delivery.DueDeliveries.Leased;
import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.DeliveryRules;
import dev.cairn.notification.delivery.domain.RetrySchedule;
import dev.cairn.notification.delivery.domain.Verdict;
import dev.cairn.notification.webhook.Endpoint;
import dev.cairn.notification.webhook.Webhooks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Writes down how a try went and what follows. Locks the webhook before the delivery, as everyone does who changes both.
 */
@ApplicationScoped
class SettleDelivery {

    private static final Logger LOG = Logger.getLogger(SettleDelivery.class);
    private static final int LONGEST_ERROR = 500;

    private final Tenancy tenancy;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Timeline timeline;
    private final DeliveryMeters meters;
    private final DeliveryRules rules;
    private final Ids ids;
    private final Times times;
    private final SecureRandom random = new SecureRandom();

    SettleDelivery(
            Tenancy tenancy,
            Webhooks webhooks,
            Deliveries deliveries,
            Timeline timeline,
            DeliveryMeters meters,
            DeliveryConfig config,
            Ids ids,
            Times times) {
        this.tenancy = tenancy;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.meters = meters;
        this.rules = new DeliveryRules(new RetrySchedule(config.pauses()), config.longestFailing(), config.slowDown());
        this.ids = ids;
        this.times = times;
    }

    Uni<Void> settle(Leased leased, Attempt attempt) {
        LOG.infof(
                "delivery %s to webhook %s of organisation %s: %s after %d ms",
                leased.id(),
                leased.webhookId(),
                leased.organisationId(),
                attempt.told(),
                attempt.duration().toMillis());
        meters.attempted(result(attempt));
        return tenancy.write(
                leased.organisationId(),
                () -> webhooks.locked(leased.webhookId())
                        .chain(endpoint ->
                                endpoint == null ? Uni.createFrom().voidItem() : settle(endpoint, leased, attempt)));
    }

    private Uni<Void> settle(Endpoint endpoint, Leased leased, Attempt attempt) {
        return deliveries
                .locked(leased.id())
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : note(row, attempt)
                                .chain(() -> leased.lease().equals(row.lease)
                                        ? decide(endpoint, row, attempt)
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> note(DeliveryRow row, Attempt attempt) {
        var tried = new AttemptRow();
        tried.id = ids.next();
        tried.organisationId = row.organisationId;
        tried.deliveryId = row.id;
        tried.at = attempt.at();
        tried.status = attempt.status();
        String error = attempt.error();
        tried.error = error != null && error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
        tried.durationMs = attempt.duration().toMillis();
        return Panache.getSession().chain(session -> session.persist(tried));
    }

    private Uni<Void> decide(Endpoint endpoint, DeliveryRow row, Attempt attempt) {
        row.tries++;
        var verdict = rules.judge(attempt, row.tries, endpoint.failingSince(), random.nextDouble());
        if (verdict instanceof Verdict.Delivered) {
            return delivered(endpoint, row, attempt);
        }
        if (verdict instanceof Verdict.TryAgain again) {
            row.queue(again.at());
            return webhooks.failed(endpoint.id(), attempt.at(), again.holdUntil())
                    .chain(() -> row.tries > 1
                            ? Uni.createFrom().voidItem()
                            : tell(
                                    row,
                                    TimelineKind.DELIVERY_FAILED,
                                    "Webhook %s: %s; it is tried again at %s"
                                            .formatted(
                                                    endpoint.name(),
                                                    attempt.told(),
                                                    again.at().truncatedTo(ChronoUnit.SECONDS))));
        }
        String reason = ((Verdict.Disable) verdict).reason();
        row.end(DeliveryState.FAILED, times.now());
        return tell(row, TimelineKind.DELIVERY_FAILED, "Webhook %s: %s".formatted(endpoint.name(), attempt.told()))
                .chain(() ->
                        tell(row, TimelineKind.NOTE, "Webhook %s is disabled. %s".formatted(endpoint.name(), reason)))
                .chain(() -> webhooks.failed(endpoint.id(), attempt.at(), null))
                .chain(() -> webhooks.disable(endpoint.id(), reason));
    }

    private Uni<Void> delivered(Endpoint endpoint, DeliveryRow row, Attempt attempt) {
        row.end(DeliveryState.DELIVERED, times.now());
        if (row.eventType.equals("alert.raised")) {
            meters.notified(Duration.between(row.createdAt, attempt.at().plus(attempt.duration())));
        }
        return webhooks.succeeded(endpoint.id())
                .chain(() -> tell(
                        row,
                        TimelineKind.DELIVERED,
                        "Webhook %s: %s told, %s".formatted(endpoint.name(), row.eventType, attempt.told())));
    }

    private Uni<Void> tell(DeliveryRow row, TimelineKind what, String text) {
        UUID alert = row.alertId;
        return alert == null
                ? Uni.createFrom().voidItem()
                : timeline.add(row.organisationId, alert, what, Actor.SYSTEM, text);
    }

    private static String result(Attempt attempt) {
        if (attempt.delivered()) {
            return "delivered";
        }
        if (attempt.status() != null) {
            return "rejected";
        }
        String error = attempt.error();
        return error != null && error.startsWith("refused") ? "refused" : "unreachable";
    }
}
