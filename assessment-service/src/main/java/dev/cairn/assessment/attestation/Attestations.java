package dev.cairn.assessment.attestation;

import dev.cairn.assessment.attestation.Attestation.Closed;
import dev.cairn.assessment.attestation.Attestation.Status;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of attestations, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Attestations {

    private static final String COLUMNS = """
            select id, check_id, statement, link, cast(facts as text), ends_at, status, attested_by, attested_by_name,
                attested_at, closed_by, closed_by_name, closed_at, version
            from attestation where project_id = $1\s""";
    private static final String LIST = COLUMNS + """
            and ($2::text is null or starts_with(check_id, $2 || '.')) and ($3::uuid is null or id < $3)
            order by id desc limit $4""";
    private static final String STANDING =
            COLUMNS + "and check_id = $2 and status in ('current', 'expired') order by id desc limit 1";
    private static final String ADD = """
            insert into attestation (id, organisation_id, project_id, check_id, statement, link, facts, ends_at, status,
                attested_by, attested_by_name, attested_at, version)
            values ($1, $2, $3, $4, $5, $6, cast(cast($7 as text) as jsonb), $8, $9, $10, $11, $12, $13)""";
    private static final String KEEP = """
            update attestation set status = $2, closed_by = $3, closed_by_name = $4, closed_at = $5, version = $6
            where id = $1""";

    Attestations() {}

    /**
     * A project's attestations, newest first.
     *
     * @param practice only those of its checks; null for all
     * @param before only older ones; null for the newest
     */
    Uni<List<Attestation>> list(UUID project, @Nullable String practice, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, project, practice, before, most)
                .map(rows -> rows.stream().map(Attestations::read).toList());
    }

    /** One attestation of the project; a not-found problem when it has none such. */
    Uni<Attestation> find(UUID project, UUID id) {
        return SessionSql.first(COLUMNS + "and id = $2", project, id).map(row -> {
            if (row == null) {
                throw Problem.notFound();
            }
            return read(row);
        });
    }

    /** The one whose evidence stands for a check, expired or not; null when none does. */
    Uni<@Nullable Attestation> standing(UUID project, String check) {
        return SessionSql.first(STANDING, project, check).map(row -> row == null ? null : read(row));
    }

    Uni<Void> add(KnownProject project, Attestation attestation) {
        return SessionSql.change(
                        ADD,
                        attestation.id(),
                        project.organisationId(),
                        project.id(),
                        attestation.checkId(),
                        attestation.statement(),
                        attestation.link(),
                        attestation.facts().encode(),
                        at(attestation.endsAt()),
                        attestation.status().word(),
                        attestation.by(),
                        attestation.byName(),
                        at(attestation.at()),
                        attestation.version())
                .replaceWithVoid();
    }

    /** Keeps the end of an attestation whose project is held. */
    Uni<Void> keep(Attestation attestation) {
        Closed closed = attestation.closed();
        return SessionSql.change(
                        KEEP,
                        attestation.id(),
                        attestation.status().word(),
                        closed == null ? null : closed.by(),
                        closed == null ? null : closed.name(),
                        closed == null ? null : at(closed.at()),
                        attestation.version())
                .replaceWithVoid();
    }

    private static Attestation read(@Nullable Object[] row) {
        return new Attestation(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                new JsonObject((String) row[4]),
                ((OffsetDateTime) row[5]).toInstant(),
                Status.valueOf(((String) row[6]).toUpperCase(Locale.ROOT)),
                (String) row[7],
                (String) row[8],
                ((OffsetDateTime) row[9]).toInstant(),
                row[12] == null
                        ? null
                        : new Closed((String) row[10], (String) row[11], ((OffsetDateTime) row[12]).toInstant()),
                ((Number) row[13]).longValue());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
