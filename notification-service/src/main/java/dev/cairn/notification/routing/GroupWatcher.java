package dev.cairn.notification.routing;

import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.AlertWatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lets alerts leave their groups when they are resolved. They join when they are routed. */
@ApplicationScoped
class GroupWatcher implements AlertWatcher {

    @Override
    public Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts) {
        return type.equals("alert.resolved")
                ? Groups.leave(alerts.stream().map(AlertView::id).toList())
                : Uni.createFrom().voidItem();
    }
}
