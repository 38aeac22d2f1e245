package dev.cairn.notification.routing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Tells which rules send alerts to an escalation policy. */
@ApplicationScoped
public class RoutingUse {

    private final RoutingDocuments documents;

    RoutingUse(RoutingDocuments documents) {
        this.documents = documents;
    }

    /**
     * The names of the rules, in the Hibernate transaction that the caller is in. No rule that names the policy can be written
     * before it ends.
     */
    public Uni<List<String>> rulesOf(UUID organisation, UUID policy) {
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
