package dev.cairn.notification.delivery;

import dev.cairn.kit.problem.Problem;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.webhook.Webhooks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Tells webhooks of steps of escalations that name them, whatever else they are told of. */
@ApplicationScoped
public class StepDeliveries {

    private final Webhooks webhooks;
    private final QueueDeliveries queue;

    StepDeliveries(Webhooks webhooks, QueueDeliveries queue) {
        this.webhooks = webhooks;
        this.queue = queue;
    }

    /**
     * Queues a message, in the Hibernate transaction that the caller is in.
     *
     * @param escalation what the message says of the step
     * @return whether one is on its way; false when the webhook is disabled or gone
     */
    public Uni<Boolean> tell(UUID webhook, AlertView alert, Object escalation) {
        return webhooks.endpoint(webhook)
                .onFailure(Problem.class)
                .recoverWithNull()
                .chain(endpoint -> endpoint == null || !endpoint.active()
                        ? Uni.createFrom().item(false)
                        : queue.step(endpoint, alert, escalation).replaceWith(true));
    }
}
