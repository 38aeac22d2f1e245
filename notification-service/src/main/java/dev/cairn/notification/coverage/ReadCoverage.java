package dev.cairn.notification.coverage;

import dev.cairn.events.CoverageState;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.notification.common.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what was measured, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ReadCoverage {

    private static final String LOOK = "select measured_at, people from coverage_look where organisation_id = $1";
    private static final String POLICIES = """
            select c.policy_id, p.name, c.body from coverage c join escalation_policy p on p.id = c.policy_id
            where c.organisation_id = $1 order by p.name, p.id""";
    private static final String PROJECTS =
            "select id, slug from known_project where organisation_id = $1 and not deleted";

    private final Json json;

    ReadCoverage(Json json) {
        this.json = json;
    }

    Uni<CoverageView> read(UUID organisation) {
        return SessionSql.first(LOOK, organisation)
                .chain(look -> SessionSql.rows(POLICIES, organisation)
                        .chain(policies -> SessionSql.rows(PROJECTS, organisation)
                                .map(projects -> view(look, policies, slugs(projects)))));
    }

    private static Map<UUID, String> slugs(List<@Nullable Object[]> projects) {
        var slugs = new HashMap<UUID, String>();
        projects.forEach(row -> slugs.put((UUID) row[0], (String) row[1]));
        return slugs;
    }

    private CoverageView view(
            @Nullable Object @Nullable [] look, List<@Nullable Object[]> policies, Map<UUID, String> slugs) {
        return new CoverageView(
                look == null || look[0] == null ? null : ((OffsetDateTime) look[0]).toInstant(),
                policies.stream().map(row -> policy(row, slugs)).toList(),
                look == null
                        ? List.of()
                        : List.of(json.read((String) Objects.requireNonNull(look[1]), CoverageView.Person[].class)));
    }

    private CoverageView.PolicyCoverage policy(@Nullable Object[] row, Map<UUID, String> slugs) {
        var measured = json.read((String) Objects.requireNonNull(row[2]), Measured.class);
        return new CoverageView.PolicyCoverage(
                (UUID) Objects.requireNonNull(row[0]),
                (String) Objects.requireNonNull(row[1]),
                measured.gapFreeDays(),
                measured.daysAhead(),
                measured.firstGap(),
                measured.projects().stream()
                        .map(CoverageState.Project::id)
                        .map(slugs::get)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList());
    }
}
