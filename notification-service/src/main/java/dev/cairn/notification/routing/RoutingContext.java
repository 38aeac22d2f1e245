package dev.cairn.notification.routing;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.alert.AlertContext;
import dev.cairn.notification.alert.AlertView;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.muting.domain.Hold;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells lists and pages of alerts what holds them, by the very decision that counts for paging. */
@ApplicationScoped
class RoutingContext implements AlertContext {

    private static final String SIZES = """
            select g.alert_id, (select count(*) from alert_group other
                where other.organisation_id = g.organisation_id and other.group_key = g.group_key)
            from alert_group g where g.alert_id = any($1::uuid[])""";

    private final Decide decide;
    private final Times times;

    RoutingContext(Decide decide, Times times) {
        this.decide = decide;
        this.times = times;
    }

    @Override
    public Uni<Map<UUID, About>> about(UUID organisation, List<AlertView> alerts) {
        var now = times.now();
        // no rule is about a drill, and nothing holds it
        var others = alerts.stream().filter(alert -> !alert.isDrill()).toList();
        var ids = others.stream().map(AlertView::id).toArray(UUID[]::new);
        return decide.read(organisation, now)
                .chain(read -> decide.decide(organisation, read, Routing.facts(others), now, false))
                .chain(decided -> SessionSql.rows(SIZES, (Object) ids).map(rows -> {
                    var sizes = new HashMap<UUID, Integer>();
                    rows.forEach(row -> sizes.put((UUID) row[0], ((Number) row[1]).intValue()));
                    var about = new HashMap<UUID, About>();
                    decided.forEach((id, one) -> about.put(id, new About(held(one.hold()), sizes.get(id))));
                    return about;
                }));
    }

    static AlertView.@Nullable Held held(@Nullable Hold hold) {
        return hold == null ? null : new AlertView.Held(hold.kind().word(), hold.by(), hold.reason(), hold.until());
    }

    @Override
    public Uni<List<UUID>> together(UUID organisation, UUID alert) {
        return Groups.together(organisation, alert);
    }
}
