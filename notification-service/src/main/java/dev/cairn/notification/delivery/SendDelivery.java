package dev.cairn.notification.delivery;

import dev.cairn.kit.outbound.GuardedHttpClient;
import dev.cairn.kit.outbound.OutboundRequest;
import dev.cairn.kit.outbound.Outcome;
import dev.cairn.kit.tenancy.Tenancy;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.delivery.DueDeliveries.Leased;
import dev.cairn.notification.delivery.domain.AnswerHead;
import dev.cairn.notification.delivery.domain.Attempt;
import dev.cairn.notification.delivery.domain.RetryAfter;
import dev.cairn.notification.webhook.Endpoint;
import dev.cairn.notification.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one try of one delivery: reads it, sends it, settles it. No transaction is open while it is sent. A process that
 * dies in between leaves the lease to end, and the message is sent again, with the same id.
 */
@ApplicationScoped
class SendDelivery {

    /** Tells the receiver that it may have seen the message before. */
    private static final String REPLAYED = "cairn-replayed";

    private static final Duration BUSY_PAUSE = Duration.ofMillis(500);

    private final Tenancy tenancy;
    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final DueDeliveries due;
    private final SettleDelivery settle;
    private final GuardedHttpClient client;
    private final Contexts contexts;
    private final DeliveryConfig config;
    private final Times times;
    private final SecureRandom random = new SecureRandom();

    SendDelivery(
            Tenancy tenancy,
            Webhooks webhooks,
            Deliveries deliveries,
            DueDeliveries due,
            SettleDelivery settle,
            GuardedHttpClient client,
            Contexts contexts,
            DeliveryConfig config,
            Times times) {
        this.tenancy = tenancy;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.due = due;
        this.settle = settle;
        this.client = client;
        this.contexts = contexts;
        this.config = config;
        this.times = times;
    }

    /** Makes the try; fails only when the database does. */
    Uni<Void> send(Leased leased) {
        Instant at = times.now();
        return contexts.fresh(() -> tenancy.write(leased.organisationId(), () -> request(leased, at)))
                .chain(request -> request == null ? Uni.createFrom().voidItem() : send(leased, request, at));
    }

    private Uni<@Nullable OutboundRequest> request(Leased leased, Instant at) {
        return deliveries.locked(leased.id()).chain(row -> {
            boolean mine = row != null
                    && row.state() == DeliveryState.PENDING
                    && leased.lease().equals(row.lease);
            return mine
                    ? webhooks.endpoint(leased.webhookId()).map(endpoint -> request(row, endpoint, at))
                    : Uni.createFrom().nullItem();
        });
    }

    private OutboundRequest request(DeliveryRow row, Endpoint endpoint, Instant at) {
        var headers = new HashMap<>(Signatures.headers(endpoint.keys(), row.messageId, at, row.payload));
        if (row.replayed) {
            headers.put(REPLAYED, "true");
        }
        return OutboundRequest.postJson(endpoint.url(), headers, row.payload).within(config.timeLimit());
    }

    private Uni<Void> send(Leased leased, OutboundRequest request, Instant at) {
        return client.send(request)
                .chain(outcome -> isBusy(outcome)
                        ? due.postpone(leased, BUSY_PAUSE.plusMillis(random.nextInt((int) BUSY_PAUSE.toMillis())))
                        : contexts.fresh(() -> settle.settle(leased, attempt(outcome, at), answer(outcome))));
    }

    /** Others are sending to the same host; nothing was sent, so nothing was tried. */
    private static boolean isBusy(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed && failed.kind() == Outcome.FailureKind.BUSY;
    }

    private static @Nullable String answer(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered ? AnswerHead.of(answered.bodyHead()) : null;
    }

    private static Attempt attempt(Outcome outcome, Instant at) {
        if (outcome instanceof Outcome.Answered answered) {
            boolean redirect = answered.status() >= 300 && answered.status() < 400;
            var ended = at.plus(answered.duration());
            return new Attempt(
                    at,
                    answered.status(),
                    redirect ? "a redirect, which is not followed" : null,
                    RetryAfter.read(answered.headers().get("retry-after"), ended)
                            .orElse(null),
                    answered.duration());
        }
        if (outcome instanceof Outcome.Failed failed) {
            return new Attempt(at, null, failed.detail(), null, failed.duration());
        }
        return new Attempt(at, null, "refused: the URL " + ((Outcome.Refused) outcome).reason(), null, Duration.ZERO);
    }
}
