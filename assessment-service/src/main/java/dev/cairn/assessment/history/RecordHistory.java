package dev.cairn.assessment.history;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.OutcomeChange;
import dev.cairn.assessment.assess.domain.OutcomeChanges;
import dev.cairn.assessment.assess.domain.Previous;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notes what an assessment changed, and which milestones were reached or lost with it. */
@ApplicationScoped
public class RecordHistory {

    /**
     * What was held and is reached is no milestone: a roadmap left the practice out for a while. What was never held cannot
     * be lost.
     */
    private static final String ADD = """
            with step as (
                select s.kind, s.subject, s.before, s.outcome, s.cause,
                    case when s.crossing = 'reached' and m.subject is null then 'achieved'
                        when s.crossing = 'reached' and m.lost_at > coalesce(m.regained_at, '-infinity') then 'regained'
                        when s.crossing = 'lost' and m.subject is not null then 'lost' end as milestone
                from jsonb_to_recordset(cast(cast($6 as text) as jsonb)) as s(kind text, subject text, before text,
                    outcome text, cause text, crossing text)
                left join milestone m on m.project_id = $2 and m.kind = s.kind and m.subject = s.subject
            ), kept as (
                insert into outcome_change (organisation_id, project_id, kind, subject, assessment_id, sequence, at,
                    outcome_before, outcome, cause, milestone)
                select $1, $2, kind, subject, $3, $4, $5, before, outcome, cause, milestone from step
            )
            insert into milestone (organisation_id, project_id, kind, subject, achieved_at, achieved_in, lost_at, lost_in,
                losses)
            select $1, $2, kind, subject, $5, $3, case milestone when 'lost' then $5 end, case milestone when 'lost' then $3 end,
                case milestone when 'lost' then 1 else 0 end
            from step where milestone is not null
            on conflict (project_id, kind, subject) do update set
                lost_at = coalesce(excluded.lost_at, milestone.lost_at),
                lost_in = coalesce(excluded.lost_in, milestone.lost_in),
                regained_at = case excluded.losses when 0 then excluded.achieved_at else milestone.regained_at end,
                regained_in = case excluded.losses when 0 then excluded.achieved_in else milestone.regained_in end,
                losses = milestone.losses + excluded.losses""";

    RecordHistory() {}

    /**
     * Adds to the project's history, in the Hibernate transaction that the caller is in, which must hold the project and
     * have kept the assessment.
     *
     * @param previous what it was compared with; null for the project's first
     */
    public Uni<Void> add(KnownProject project, UUID id, long sequence, Assessment made, @Nullable Previous previous) {
        List<OutcomeChange> changes = OutcomeChanges.of(previous, made);
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var steps = new JsonArray();
        changes.forEach(change -> steps.add(json(change)));
        return SessionSql.change(
                        ADD,
                        project.organisationId(),
                        project.id(),
                        id,
                        sequence,
                        made.assessedAt().atOffset(ZoneOffset.UTC),
                        steps.encode())
                .replaceWithVoid();
    }

    private static JsonObject json(OutcomeChange change) {
        var cause = change.cause();
        var crossing = change.crossing();
        return new JsonObject()
                .put("kind", change.kind().word())
                .put("subject", change.subject())
                .put("before", change.before())
                .put("outcome", change.outcome())
                .put("cause", cause == null ? null : cause.word())
                .put("crossing", crossing == null ? null : crossing.name().toLowerCase(Locale.ROOT));
    }
}
