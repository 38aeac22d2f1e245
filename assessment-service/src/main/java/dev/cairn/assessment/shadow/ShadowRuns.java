package dev.cairn.assessment.shadow;

import dev.cairn.assessment.ownroadmap.ReadText;
import dev.cairn.assessment.ownroadmap.RoadmapConfig;
import dev.cairn.assessment.ownroadmap.VersionView;
import dev.cairn.kit.audit.Actor;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of shadow runs, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class ShadowRuns {

    private static final String LIST = """
            select r.id, r.roadmap, r.number, r.title, r.digest, coalesce(j.state, 'gone'), r.requested_by,
                r.requested_by_name, r.requested_at, count(s.run_id), count(*) filter (where s.change = 'falls'),
                count(*) filter (where s.change = 'rises'), count(*) filter (where s.change = 'same')
            from shadow_run r left join job j on j.id = r.id left join shadow_result s on s.run_id = r.id
            where r.organisation_id = $1 and ($2::uuid is null or r.id = $2) and ($3::uuid is null or r.id < $3)
            group by r.id, j.state order by r.id desc limit $4""";
    private static final String REMOVE_OLD = """
            delete from shadow_run where organisation_id = $1 and id in (
                select id from shadow_run where organisation_id = $1 order by id desc offset $2)""";

    ShadowRuns() {}

    /** @param before only older ones; null for the newest */
    Uni<List<ShadowRun>> list(UUID organisation, @Nullable UUID before, int most) {
        return SessionSql.rows(LIST, organisation, null, before, most)
                .map(rows -> rows.stream().map(ShadowRuns::read).toList());
    }

    /** One run; a not-found problem when there is none. */
    Uni<ShadowRun> find(UUID organisation, UUID id) {
        return SessionSql.first(LIST, organisation, id, null, 1).map(row -> {
            if (row == null) {
                throw Problem.notFound();
            }
            return read(row);
        });
    }

    /** Adds a run, and removes the oldest beyond as many as are kept. */
    Uni<Void> add(UUID organisation, UUID id, ReadText read, Actor by, Instant now, int kept) {
        return SessionSql.change(
                        """
                        insert into shadow_run (id, organisation_id, roadmap, number, title, digest, text, requested_by,
                            requested_by_name, requested_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""",
                        id,
                        organisation,
                        read.roadmap().id(),
                        read.roadmap().version(),
                        read.roadmap().title(),
                        read.digest(),
                        Buffer.buffer(read.text()),
                        by.id(),
                        by.name(),
                        now.atOffset(ZoneOffset.UTC))
                .chain(() -> SessionSql.change(REMOVE_OLD, organisation, kept))
                .replaceWithVoid();
    }

    /**
     * The text of a run and a project up to which it has looked at all; null when the run was removed. Projects of one batch are
     * looked at side by side, so a run that was cut short may lack some of the last batch.
     */
    Uni<@Nullable Begun> begun(UUID id) {
        return SessionSql.first("""
                        select text, (select project_id from shadow_result where run_id = $1
                            order by project_id desc limit 1 offset $2)
                        from shadow_run where id = $1""", id, RoadmapConfig.MOST_IN_BATCH)
                .map(row -> row == null ? null : new Begun(((Buffer) row[0]).getBytes(), (UUID) row[1]));
    }

    record Begun(byte[] text, @Nullable UUID last) {}

    /** Keeps what was found of a project, unless the run was removed meanwhile. */
    Uni<Void> keep(UUID organisation, UUID run, UUID project, String change, String result) {
        return SessionSql.change("""
                        insert into shadow_result (run_id, project_id, organisation_id, change, result)
                        select id, $3, $1, $4, $5 from shadow_run where id = $2 on conflict do nothing""", organisation, run, project, change, result)
                .replaceWithVoid();
    }

    /** What was found, by project id, each with that id. */
    Uni<List<Kept>> results(UUID run, @Nullable String change, @Nullable UUID after, int most) {
        return SessionSql.rows("""
                        select project_id, result from shadow_result
                        where run_id = $1 and ($2::text is null or change = $2) and ($3::uuid is null or project_id > $3)
                        order by project_id limit $4""", run, change, after, most)
                .map(rows -> rows.stream()
                        .map(row -> new Kept((UUID) row[0], (String) row[1]))
                        .toList());
    }

    record Kept(UUID project, String result) {}

    private static ShadowRun read(@Nullable Object[] row) {
        return new ShadowRun(
                (UUID) row[0],
                (String) row[1],
                ((Number) row[2]).intValue(),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                new VersionView.Act((String) row[6], (String) row[7], ((OffsetDateTime) row[8]).toInstant()),
                ((Number) row[9]).longValue(),
                ((Number) row[10]).longValue(),
                ((Number) row[11]).longValue(),
                ((Number) row[12]).longValue());
    }
}
