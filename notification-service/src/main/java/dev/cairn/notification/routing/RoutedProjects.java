package dev.cairn.notification.routing;

import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.vertx.Contexts;
import dev.cairn.notification.alert.domain.Severity;
import dev.cairn.notification.alert.domain.Urgency;
import dev.cairn.notification.common.Times;
import dev.cairn.notification.matching.FactRows;
import dev.cairn.notification.matching.domain.Facts;
import dev.cairn.notification.routing.domain.Rules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells to which policies the alerts of projects go, by the rules that decide live: those of the last 90 days that would wake
 * somebody, and of a project that had none, a critical one of which nothing is known but its project.
 */
@ApplicationScoped
public class RoutedProjects {

    private static final Duration LOOKED_BACK = Duration.ofDays(90);
    private static final int MOST_KINDS = 50;

    private static final String PROJECTS =
            "select id, slug from known_project where organisation_id = $1 and not deleted order by id";
    private static final String ALERTS = "select project_id, " + FactRows.COLUMNS + " " + """
            from (
                select a.*, row_number() over (partition by project_id order by id desc) as place
                from (
                    select distinct on (project_id, integration, service, kind, severity) *
                    from alert where organisation_id = $1 and project_id is not null and kind <> 'drill'
                        and urgency = 'high' and last_at > $2
                    order by project_id, integration, service, kind, severity, id desc) as a) as newest
            where place <= $3 order by project_id, id""";

    private final Decide decide;
    private final Contexts contexts;
    private final Times times;

    RoutedProjects(Decide decide, Contexts contexts, Times times) {
        this.decide = decide;
        this.contexts = contexts;
        this.times = times;
    }

    /** The policies of each live project that has any, in the Hibernate transaction that the caller is in. */
    public Uni<Map<UUID, Set<UUID>>> policies(UUID organisation) {
        Instant now = times.now();
        return SessionSql.rows(PROJECTS, organisation)
                .chain(projects -> SessionSql.rows(
                                ALERTS, organisation, now.minus(LOOKED_BACK).atOffset(ZoneOffset.UTC), MOST_KINDS)
                        .chain(alerts -> decide.read(organisation, now)
                                .chain(read -> contexts.aside(() -> policies(read.rules(), projects, facts(alerts))))));
    }

    private static Map<UUID, List<Facts>> facts(List<@Nullable Object[]> alerts) {
        var facts = new LinkedHashMap<UUID, List<Facts>>();
        alerts.forEach(row -> facts.computeIfAbsent((UUID) Objects.requireNonNull(row[0]), project -> new ArrayList<>())
                .add(FactRows.of(row, 1)));
        return facts;
    }

    static Map<UUID, Set<UUID>> policies(
            Rules rules, List<@Nullable Object[]> projects, Map<UUID, List<Facts>> alerts) {
        Map<UUID, Set<UUID>> found = new TreeMap<>();
        for (@Nullable Object[] project : projects) {
            UUID id = (UUID) Objects.requireNonNull(project[0]);
            var policies = new TreeSet<UUID>();
            for (Facts facts : alerts.getOrDefault(id, List.of(sample(String.valueOf(project[1]))))) {
                UUID policy = rules.policy(rules.first(facts));
                if (policy != null) {
                    policies.add(policy);
                }
            }
            if (!policies.isEmpty()) {
                found.put(id, policies);
            }
        }
        return found;
    }

    private static Facts sample(String project) {
        return new Facts(
                Map.of(
                        "project",
                        project,
                        "kind",
                        "external",
                        "severity",
                        Severity.CRITICAL.word(),
                        "urgency",
                        Urgency.HIGH.word()),
                Map.of());
    }
}
