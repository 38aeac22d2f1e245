package dev.cairn.assessment.follow;

import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of choices, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Choices {

    private static final String COLUMNS =
            "select id, project_id, roadmap, chosen_by, chosen_by_name, chosen_at, version from roadmap_choice ";
    private static final String KEEP = """
            insert into roadmap_choice (id, organisation_id, project_id, roadmap, chosen_by, chosen_by_name, chosen_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do update set roadmap = excluded.roadmap, chosen_by = excluded.chosen_by,
                chosen_by_name = excluded.chosen_by_name, chosen_at = excluded.chosen_at, version = excluded.version""";

    Choices() {}

    /** The choice of a project; null when none was ever made. */
    Uni<@Nullable Choice> ofProject(UUID project) {
        return SessionSql.first(COLUMNS + "where project_id = $1", project).map(Choices::read);
    }

    /** The choice of the organisation; null when none was ever made. */
    Uni<@Nullable Choice> ofOrganisation(UUID organisation) {
        return SessionSql.first(COLUMNS + "where organisation_id = $1 and project_id is null", organisation)
                .map(Choices::read);
    }

    Uni<Void> keep(UUID organisation, Choice choice) {
        return SessionSql.change(
                        KEEP,
                        choice.id(),
                        organisation,
                        choice.project(),
                        choice.roadmap(),
                        choice.by(),
                        choice.byName(),
                        choice.at().atOffset(ZoneOffset.UTC),
                        choice.version())
                .replaceWithVoid();
    }

    private static @Nullable Choice read(@Nullable Object @Nullable [] row) {
        return row == null
                ? null
                : new Choice(
                        (UUID) row[0],
                        (UUID) row[1],
                        (String) row[2],
                        (String) row[3],
                        (String) row[4],
                        ((OffsetDateTime) row[5]).toInstant(),
                        ((Number) row[6]).longValue());
    }
}
