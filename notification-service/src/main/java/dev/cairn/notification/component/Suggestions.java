package dev.cairn.notification.component;

import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells what the open alerts of their bindings suggest of components. Nobody is shown it but members, who decide. */
@ApplicationScoped
class Suggestions {

    /** Of each binding by its number the worst severity of what is not resolved; an acknowledged alert is still trouble. */
    private static final String WORST = """
            select n.number, max(case a.severity when 'critical' then 3 when 'error' then 2 when 'warning' then 1 else 0 end)
            from unnest($2::text[], $3::text[]) with ordinality as n (project, service, number)
            join alert a on a.organisation_id = $1 and a.state <> 'resolved' and a.kind <> 'drill'
                and (n.project is null or a.project_slug = n.project) and (n.service is null or a.service = n.service)
            group by n.number""";

    private static final List<ComponentStatus> BY_SEVERITY = List.of(
            ComponentStatus.OPERATIONAL,
            ComponentStatus.DEGRADED,
            ComponentStatus.PARTIAL_OUTAGE,
            ComponentStatus.MAJOR_OUTAGE);

    private record Bound(UUID component, BindingBody binding) {}

    /** By id, of those that have bindings, in the Hibernate transaction that the caller is in. */
    Uni<Map<UUID, ComponentStatus>> of(UUID organisation, List<Component> components) {
        var bound = new ArrayList<Bound>();
        var suggested = new HashMap<UUID, ComponentStatus>();
        for (Component component : components) {
            component.bindings().forEach(binding -> bound.add(new Bound(component.id(), binding)));
            if (!component.bindings().isEmpty()) {
                suggested.put(component.id(), ComponentStatus.OPERATIONAL);
            }
        }
        if (bound.isEmpty()) {
            return Uni.createFrom().item(suggested);
        }
        @Nullable
        String[] projects = bound.stream().map(one -> one.binding().project()).toArray(String[]::new);
        @Nullable
        String[] services = bound.stream().map(one -> one.binding().service()).toArray(String[]::new);
        return SessionSql.rows(WORST, organisation, projects, services).map(rows -> {
            for (@Nullable Object[] row : rows) {
                var status = BY_SEVERITY.get(((Number) row[1]).intValue());
                suggested.merge(
                        bound.get(((Number) row[0]).intValue() - 1).component(),
                        status,
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
            }
            return suggested;
        });
    }
}
