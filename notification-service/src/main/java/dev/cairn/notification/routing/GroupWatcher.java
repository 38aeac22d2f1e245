package dev.cairn.notification.routing;

import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.AlertWatcher;
import dev.cairn.notification.common.Times;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Keeps groups as they are: alerts join when they are raised, and leave when they are resolved. */
@ApplicationScoped
class GroupWatcher implements AlertWatcher {

    private final Routing routing;
    private final Times times;

    GroupWatcher(Routing routing, Times times) {
        this.routing = routing;
        this.times = times;
    }

    @Override
    public Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts) {
        return switch (type) {
            case "alert.raised" ->
                routing.route(organisation, alerts, times.now()).replaceWithVoid();
            case "alert.resolved" ->
                Groups.leave(alerts.stream().map(AlertView::id).toList());
            default -> Uni.createFrom().voidItem();
        };
    }
}
