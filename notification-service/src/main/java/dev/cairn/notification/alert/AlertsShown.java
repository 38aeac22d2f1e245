package dev.cairn.notification.alert;

import dev.cairn.kit.paging.Page;
import dev.cairn.kit.paging.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Alerts as they are shown, with what holds those that are not resolved. In the Hibernate transaction that the caller is in. */
@ApplicationScoped
class AlertsShown {

    private final Alerts alerts;
    private final AlertContext context;

    AlertsShown(Alerts alerts, AlertContext context) {
        this.alerts = alerts;
        this.context = context;
    }

    Uni<Page<AlertView>> page(UUID organisation, AlertFilter filter, PageRequest.Position position) {
        return alerts.list(organisation, filter, position.after(), position.limit() + 1)
                .chain(rows -> {
                    var page = Page.of(rows, position, row -> row.id, AlertView::brief);
                    var whole = rows.stream()
                            .limit(position.limit())
                            .filter(row -> row.resolvedAt == null)
                            .map(AlertView::of)
                            .toList();
                    return with(organisation, page.items(), whole).map(items -> new Page<>(items, page.nextCursor()));
                });
    }

    Uni<AlertView> one(UUID organisation, UUID id) {
        return alerts.find(id)
                .map(AlertView::of)
                .chain(alert -> with(
                                organisation, List.of(alert), alert.resolvedAt() == null ? List.of(alert) : List.of())
                        .map(items -> items.get(0)));
    }

    private Uni<List<AlertView>> with(UUID organisation, List<AlertView> shown, List<AlertView> whole) {
        if (whole.isEmpty()) {
            return Uni.createFrom().item(shown);
        }
        return context.about(organisation, whole)
                .map(known -> shown.stream()
                        .map(alert -> {
                            var about = known.get(alert.id());
                            return about == null ? alert : alert.with(about.held(), about.inGroup());
                        })
                        .toList());
    }
}
