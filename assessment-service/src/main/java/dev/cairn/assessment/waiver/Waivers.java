package dev.cairn.assessment.waiver;

import dev.cairn.assessment.common.domain.Act;
import dev.cairn.assessment.waiver.domain.WaiverCase;
import dev.cairn.assessment.waiver.domain.WaiverStatus;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of waivers, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Waivers {

    private static final String COLUMNS = """
            select id, target, reason, ends_at, status, requested_by, requested_by_name, requested_at, decided_by,
                decided_by_name, decided_at, note, closed_by, closed_by_name, closed_at, warned_at, version
            from waiver where project_id = $1\s""";
    private static final String LIST = COLUMNS + """
            and ($2::text is null or target = $2 or starts_with(target, $2 || '.'))
            and ($3::text is null or status = $3) and ($4::uuid is null or id < $4) order by id desc limit $5""";
    private static final String ADD = """
            insert into waiver (id, organisation_id, project_id, target, reason, ends_at, status, requested_by,
                requested_by_name, requested_at, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (project_id, target) where status = 'requested' do nothing""";
    private static final String KEEP = """
            update waiver set status = $2, decided_by = $3, decided_by_name = $4, decided_at = $5, note = $6,
                closed_by = $7, closed_by_name = $8, closed_at = $9, warned_at = $10, version = $11
            where id = $1""";

    Waivers() {}

    /**
     * A project's waivers, newest first.
     *
     * @param practice only those of it and of its checks; null for all
     * @param status null for all
     * @param before only older ones; null for the newest
     */
    Uni<List<WaiverCase>> list(
            UUID project, @Nullable String practice, @Nullable WaiverStatus status, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, project, practice, status == null ? null : status.word(), before, most)
                .map(rows -> rows.stream().map(Waivers::read).toList());
    }

    /** One waiver of the project; a not-found problem when it has none such. */
    Uni<WaiverCase> find(UUID project, UUID id) {
        return SessionSql.first(COLUMNS + "and id = $2", project, id).map(row -> {
            if (row == null) {
                throw Problem.notFound();
            }
            return read(row);
        });
    }

    /** Adds a request; answers false where one for the same waits. */
    Uni<Boolean> add(KnownProject project, WaiverCase waiver) {
        return SessionSql.change(
                        ADD,
                        waiver.id(),
                        project.organisationId(),
                        project.id(),
                        waiver.target(),
                        waiver.reason(),
                        at(waiver.endsAt()),
                        waiver.status().word(),
                        waiver.requested().by(),
                        waiver.requested().name(),
                        at(waiver.requested().at()),
                        waiver.version())
                .map(rows -> rows == 1);
    }

    /** Keeps a change of a waiver whose project is held. */
    Uni<Void> keep(WaiverCase waiver) {
        Act decided = waiver.decided();
        Act closed = waiver.closed();
        Instant warned = waiver.warnedAt();
        return SessionSql.change(
                        KEEP,
                        waiver.id(),
                        waiver.status().word(),
                        decided == null ? null : decided.by(),
                        decided == null ? null : decided.name(),
                        decided == null ? null : at(decided.at()),
                        waiver.note(),
                        closed == null ? null : closed.by(),
                        closed == null ? null : closed.name(),
                        closed == null ? null : at(closed.at()),
                        warned == null ? null : at(warned),
                        waiver.version())
                .replaceWithVoid();
    }

    private static WaiverCase read(@Nullable Object[] row) {
        return new WaiverCase(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                ((OffsetDateTime) row[3]).toInstant(),
                WaiverStatus.ofWord((String) row[4]).orElseThrow(),
                new Act((String) row[5], (String) row[6], ((OffsetDateTime) row[7]).toInstant()),
                act(row[8], row[9], row[10]),
                (String) row[11],
                act(row[12], row[13], row[14]),
                row[15] == null ? null : ((OffsetDateTime) row[15]).toInstant(),
                ((Number) row[16]).longValue());
    }

    private static @Nullable Act act(@Nullable Object by, @Nullable Object name, @Nullable Object at) {
        return at == null ? null : new Act((String) by, (String) name, ((OffsetDateTime) at).toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
