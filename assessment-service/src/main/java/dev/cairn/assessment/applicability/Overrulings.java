package dev.cairn.assessment.applicability;

import dev.cairn.assessment.applicability.domain.OverrulingCase;
import dev.cairn.assessment.applicability.domain.OverrulingCase.Rejection;
import dev.cairn.assessment.applicability.domain.Said;
import dev.cairn.assessment.common.domain.Act;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of overrulings, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
class Overrulings {

    private static final String COLUMNS = """
            select id, practice, says, reason, said_by, said_by_name, said_at, approved_by, approved_by_name, approved_at,
                approval_note, asked_reason, asked_by, asked_by_name, asked_at, rejected_by, rejected_by_name, rejected_at,
                rejection_note, version
            from overruling where project_id = $1\s""";
    private static final String KEEP = """
            insert into overruling (id, organisation_id, project_id, practice, says, reason, said_by, said_by_name, said_at,
                approved_by, approved_by_name, approved_at, approval_note, asked_reason, asked_by, asked_by_name, asked_at,
                rejected_by, rejected_by_name, rejected_at, rejection_note, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
            on conflict (id) do update set says = excluded.says, reason = excluded.reason, said_by = excluded.said_by,
                said_by_name = excluded.said_by_name, said_at = excluded.said_at, approved_by = excluded.approved_by,
                approved_by_name = excluded.approved_by_name, approved_at = excluded.approved_at,
                approval_note = excluded.approval_note, asked_reason = excluded.asked_reason, asked_by = excluded.asked_by,
                asked_by_name = excluded.asked_by_name, asked_at = excluded.asked_at,
                rejected_by = excluded.rejected_by, rejected_by_name = excluded.rejected_by_name,
                rejected_at = excluded.rejected_at, rejection_note = excluded.rejection_note, version = excluded.version""";

    /** The fact of the newest evidence, which is what an assessment reads. */
    private static final String DETECTED = """
            select facts ->> 'project.kind' from evidence
            where project_id = $1 and superseded_at is null and jsonb_exists(facts, 'project.kind')
            order by observed_at desc, id desc limit 1""";

    Overrulings() {}

    /** All of a project that anybody ever spoke of. */
    Uni<List<OverrulingCase>> list(UUID project) {
        return SessionSql.rows(COLUMNS + "order by practice nulls first", project)
                .map(rows -> rows.stream().map(Overrulings::read).toList());
    }

    /**
     * One of a project; null when nobody ever spoke of it.
     *
     * @param practice null for the kind of the project
     */
    Uni<@Nullable OverrulingCase> find(UUID project, @Nullable String practice) {
        return SessionSql.first(COLUMNS + "and practice is not distinct from $2::text", project, practice)
                .map(row -> row == null ? null : read(row));
    }

    /** The kind of the project that was detected; null when nothing tells. */
    Uni<@Nullable String> detected(UUID project) {
        return SessionSql.first(DETECTED, project).map(row -> row == null ? null : (String) row[0]);
    }

    /** Keeps a change of one whose project is held. */
    Uni<Void> keep(KnownProject project, OverrulingCase changed) {
        Said counts = changed.inEffect();
        Act said = counts == null ? null : counts.by();
        Act approved = counts == null ? null : counts.approved();
        Said asked = changed.asked();
        Act asker = asked == null ? null : asked.by();
        Rejection rejected = changed.rejected();
        Act rejecter = rejected == null ? null : rejected.by();
        return SessionSql.change(
                        KEEP,
                        changed.id(),
                        project.organisationId(),
                        project.id(),
                        changed.practice(),
                        counts == null ? null : counts.says(),
                        counts == null ? null : counts.reason(),
                        by(said),
                        name(said),
                        at(said),
                        by(approved),
                        name(approved),
                        at(approved),
                        counts == null ? null : counts.note(),
                        asked == null ? null : asked.reason(),
                        by(asker),
                        name(asker),
                        at(asker),
                        by(rejecter),
                        name(rejecter),
                        at(rejecter),
                        rejected == null ? null : rejected.note(),
                        changed.version())
                .replaceWithVoid();
    }

    private static OverrulingCase read(@Nullable Object[] row) {
        Act said = act(row[4], row[5], row[6]);
        Act asker = act(row[12], row[13], row[14]);
        Act rejecter = act(row[15], row[16], row[17]);
        return new OverrulingCase(
                (UUID) row[0],
                (String) row[1],
                said == null
                        ? null
                        : new Said(
                                (String) row[2], (String) row[3], said, act(row[7], row[8], row[9]), (String) row[10]),
                asker == null ? null : new Said(OverrulingCase.DOES_NOT_APPLY, (String) row[11], asker),
                rejecter == null ? null : new Rejection(rejecter, (String) row[18]),
                ((Number) row[19]).longValue());
    }

    private static @Nullable Act act(@Nullable Object by, @Nullable Object name, @Nullable Object at) {
        return at == null ? null : new Act((String) by, (String) name, ((OffsetDateTime) at).toInstant());
    }

    private static @Nullable String by(@Nullable Act act) {
        return act == null ? null : act.by();
    }

    private static @Nullable String name(@Nullable Act act) {
        return act == null ? null : act.name();
    }

    private static @Nullable OffsetDateTime at(@Nullable Act act) {
        return act == null ? null : act.at().atOffset(ZoneOffset.UTC);
    }
}
