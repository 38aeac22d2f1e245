package dev.cairn.notification.delivery;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.notification.alert.Actor;
import dev.cairn.notification.alert.Timeline;
import dev.cairn.notification.alert.TimelineKind;
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
import org.jspecify.annotations.Nullable;

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
    private final Replays replays;
    private final Timeline timeline;
    private final DeliveryMeters meters;
    private final DeliveryRules rules;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    SettleDelivery(
            Tenancy tenancy,
            Webhooks webhooks,
            Deliveries deliveries,
            Replays replays,
            Timeline timeline,
            DeliveryMeters meters,
            DeliveryConfig config,
            Ids ids) {
        this.tenancy = tenancy;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.replays = replays;
        this.timeline = timeline;
        this.meters = meters;
        this.rules = new DeliveryRules(new RetrySchedule(config.pauses()), config.longestFailing(), config.slowDown());
        this.ids = ids;
    }

    /** @param answer the beginning of what the receiver said; null when it said nothing */
    Uni<Void> settle(Leased leased, Attempt attempt, @Nullable String answer) {
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
                        .chain(endpoint -> endpoint == null
                                ? Uni.createFrom().voidItem()
                                : settle(endpoint, leased, attempt, answer)));
    }

    private Uni<Void> settle(Endpoint endpoint, Leased leased, Attempt attempt, @Nullable String answer) {
        return deliveries
                .locked(leased.id())
                .chain(row -> row == null
                        ? Uni.createFrom().voidItem()
                        : note(row, attempt, answer)
                                .chain(() -> leased.lease().equals(row.lease)
                                        ? decide(endpoint, row, attempt)
                                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> note(DeliveryRow row, Attempt attempt, @Nullable String answer) {
        var tried = new AttemptRow();
        tried.id = ids.next();
        tried.organisationId = row.organisationId;
        tried.deliveryId = row.id;
        tried.at = attempt.at();
        tried.status = attempt.status();
        String error = attempt.error();
        tried.error = error != null && error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
        tried.answer = answer;
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
        return replays.end(row, DeliveryState.FAILED)
                .chain(() -> tell(
                        row, TimelineKind.DELIVERY_FAILED, "Webhook %s: %s".formatted(endpoint.name(), attempt.told())))
                .chain(() ->
                        tell(row, TimelineKind.NOTE, "Webhook %s is disabled. %s".formatted(endpoint.name(), reason)))
                .chain(() -> webhooks.failed(endpoint.id(), attempt.at(), null))
                .chain(() -> webhooks.disable(endpoint.id(), reason));
    }

    private Uni<Void> delivered(Endpoint endpoint, DeliveryRow row, Attempt attempt) {
        if (row.eventType.equals("alert.raised") && !row.replayed) {
            meters.notified(Duration.between(row.createdAt, attempt.at().plus(attempt.duration())));
        }
        return webhooks.succeeded(endpoint.id())
                .chain(() -> replays.end(row, DeliveryState.DELIVERED))
                .chain(() -> tell(
                        row,
                        TimelineKind.DELIVERED,
                        "Webhook %s: %s told, %s".formatted(endpoint.name(), row.eventType, attempt.told())));
    }

    /** Of each message of a replay once more would bury the story. */
    private Uni<Void> tell(DeliveryRow row, TimelineKind what, String text) {
        UUID alert = row.alertId;
        return alert == null || row.replayed
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
