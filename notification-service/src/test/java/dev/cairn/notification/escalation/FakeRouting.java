package dev.cairn.notification.escalation;

import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.routing.Held;
import dev.cairn.notification.routing.Route;
import dev.cairn.notification.routing.Routing;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sends all alerts of an organisation to one policy. */
final class FakeRouting extends Routing {

    private final Map<UUID, UUID> policies = new ConcurrentHashMap<>();
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();

    void send(UUID organisation, UUID policy) {
        policies.put(organisation, policy);
    }

    void hold(UUID organisation, @Nullable Held by) {
        if (by == null) {
            held.remove(organisation);
        } else {
            held.put(organisation, by);
        }
    }

    @Override
    public Uni<Map<UUID, Route>> route(UUID organisation, List<AlertView> alerts, Instant at) {
        var routes = new HashMap<UUID, Route>();
        alerts.forEach(
                alert -> routes.put(alert.id(), new Route(policies.get(organisation), null, held.get(organisation))));
        return Uni.createFrom().item(routes);
    }
}
