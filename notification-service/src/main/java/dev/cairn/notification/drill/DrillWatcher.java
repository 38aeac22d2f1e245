package dev.cairn.notification.drill;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.alert.AlertWatcher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Lets a drill be ended soon whose alert somebody took on or resolved. */
@ApplicationScoped
class DrillWatcher implements AlertWatcher {

    private static final String SOON =
            "update drill set settle_at = now() where alert_id = any($1::uuid[]) and state = 'running'";

    @Override
    public Uni<Void> happened(UUID organisation, String type, List<AlertView> alerts) {
        UUID[] drills =
                alerts.stream().filter(AlertView::isDrill).map(AlertView::id).toArray(UUID[]::new);
        boolean mayEnd = type.equals("alert.acknowledged") || type.equals("alert.resolved");
        return drills.length == 0 || !mayEnd
                ? Uni.createFrom().voidItem()
                : SessionSql.change(SOON, (Object) drills).replaceWithVoid();
    }
}
