package dev.cairn.notification.routing;

import dev.cairn.kit.ids.Ids;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Keeps what was decided of alerts, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Decisions {

    /** An alert that is held is asked about each minute; only what is another answer than before is kept. */
    private static final String KEEP = """
            insert into alert_decision (id, organisation_id, alert_id, at, routing_version, body)
            select e.id, $2, e.alert_id, now(), $4, e.body
            from unnest($1::uuid[], $3::uuid[], $5::text[]) as e (id, alert_id, body)
            where e.body is distinct from (
                select d.body from alert_decision d where d.alert_id = e.alert_id order by d.id desc limit 1)""";

    private final Ids ids;
    private final Json json;

    Decisions(Ids ids, Json json) {
        this.ids = ids;
        this.json = json;
    }

    /** @param version of the rules that decided */
    Uni<Void> keep(UUID organisation, long version, Map<UUID, Decided> decided) {
        UUID[] alerts = decided.keySet().stream().sorted().toArray(UUID[]::new);
        UUID[] own = new UUID[alerts.length];
        String[] bodies = new String[alerts.length];
        for (int i = 0; i < alerts.length; i++) {
            own[i] = ids.next();
            bodies[i] = json.write(DecisionNote.of(Objects.requireNonNull(decided.get(alerts[i]))));
        }
        return SessionSql.change(KEEP, own, organisation, alerts, version, bodies)
                .replaceWithVoid();
    }
}
