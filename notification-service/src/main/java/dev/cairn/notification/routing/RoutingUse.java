package dev.cairn.notification.routing;

import dev.cairn.notification.policy.PolicyUse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tells which rules send alerts to an escalation policy. */
@ApplicationScoped
class RoutingUse implements PolicyUse {

    private final RoutingDocuments documents;

    RoutingUse(RoutingDocuments documents) {
        this.documents = documents;
    }

    /** The names of the rules. No rule that names the policy can be written before the transaction ends. */
    @Override
    public Uni<List<String>> of(UUID organisation, UUID policy) {
        return RoutingDocuments.lock(organisation)
                .chain(() -> documents.read(organisation))
                .map(routing -> names(routing, policy));
    }

    private static List<String> names(RoutingView routing, UUID policy) {
        var names = new ArrayList<String>();
        for (var rule : routing.rules()) {
            if (policy.equals(Objects.requireNonNull(rule).policy())) {
                names.add(String.valueOf(rule.name()));
            }
        }
        if (policy.equals(routing.otherwise())) {
            names.add("otherwise");
        }
        return names;
    }
}
