package dev.cairn.notification.escalation;

import dev.cairn.notification.delivery.StepDeliveries;
import dev.cairn.notification.paging.PageOrder;
import dev.cairn.notification.paging.PageOutcome;
import dev.cairn.notification.paging.Pages;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reaches everybody but those who are said to be out of reach. Webhooks are told for real. */
final class FakePager extends Pager {

    private final List<PageOrder> orders = new CopyOnWriteArrayList<>();
    private final Set<String> unreachable = ConcurrentHashMap.newKeySet();
    private volatile boolean queues;

    FakePager(Pages pages, StepDeliveries deliveries) {
        super(pages, deliveries);
    }

    void cannotReach(String person) {
        unreachable.add(person);
    }

    /** From now on messages are queued, as far as people have any way to be reached. */
    void queues() {
        queues = true;
    }

    /** Whom an alert paged, as round.step person. */
    List<String> of(String alert) {
        return orders.stream()
                .filter(order -> order.alert().toString().equals(alert))
                .map(order -> "%d: %d.%d %s"
                        .formatted(
                                order.generation(),
                                order.round(),
                                order.step(),
                                order.person().replaceAll(".*-", "")))
                .toList();
    }

    @Override
    Uni<List<PageOutcome>> page(UUID organisation, List<PageOrder> asked) {
        orders.addAll(asked);
        if (queues) {
            return super.page(organisation, asked);
        }
        return Uni.createFrom()
                .item(asked.stream()
                        .map(order -> unreachable.contains(order.person())
                                ? new PageOutcome(order, false, "has no verified contact method")
                                : new PageOutcome(order, true, null))
                        .toList());
    }
}
