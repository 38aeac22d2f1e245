package dev.cairn.notification.escalation;

import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.delivery.StepDeliveries;
import dev.cairn.notification.paging.PageOrder;
import dev.cairn.notification.paging.PageOutcome;
import dev.cairn.notification.paging.Pages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tells people and other systems of a step, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Pager {

    private final Pages pages;
    private final StepDeliveries deliveries;

    Pager(Pages pages, StepDeliveries deliveries) {
        this.pages = pages;
        this.deliveries = deliveries;
    }

    /** Queues messages to people; what became of each. */
    Uni<List<PageOutcome>> page(UUID organisation, List<PageOrder> orders) {
        return orders.isEmpty() ? Uni.createFrom().item(List.of()) : pages.page(organisation, orders);
    }

    /** What a webhook is told of a step. */
    record AboutStep(String policy, long policyVersion, long generation, int round, int step) {}

    /** Queues messages to webhooks; those to which one is on its way. */
    Uni<List<UUID>> tell(List<UUID> webhooks, AlertView alert, AboutStep step) {
        var told = new ArrayList<UUID>();
        Uni<Void> steps = Uni.createFrom().voidItem();
        for (UUID webhook : webhooks) {
            steps = steps.chain(() -> deliveries.tell(webhook, alert, step))
                    .invoke(queued -> {
                        if (queued) {
                            told.add(webhook);
                        }
                    })
                    .replaceWithVoid();
        }
        return steps.replaceWith(told);
    }
}
