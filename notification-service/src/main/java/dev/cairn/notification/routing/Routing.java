package dev.cairn.notification.routing;

import dev.cairn.notification.alert.AlertView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decides where alerts go. */
@ApplicationScoped
public class Routing {

    /** The route of each alert, by its id, in the Hibernate transaction that the caller is in. */
    public Uni<Map<UUID, Route>> route(UUID organisation, List<AlertView> alerts, Instant at) {
        var routes = new HashMap<UUID, Route>();
        alerts.forEach(alert -> routes.put(alert.id(), new Route(null, null, null)));
        return Uni.createFrom().item(routes);
    }
}
