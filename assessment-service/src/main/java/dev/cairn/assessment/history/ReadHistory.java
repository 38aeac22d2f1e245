package dev.cairn.assessment.history;

import dev.cairn.assessment.assess.domain.Days.Day;
import dev.cairn.assessment.assess.domain.OutcomeChange;
import dev.cairn.assessment.history.TrendView.PhaseStanding;
import dev.cairn.assessment.history.TrendView.RoadmapVersion;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/** Reads the history of a project, one statement each, in the time of what is answered and not of what there is. */
@ApplicationScoped
class ReadHistory {

    private static final String CHANGES = """
            select assessment_id, sequence, at, outcome_before, outcome, cause, milestone from outcome_change
            where organisation_id = $1 and project_id = $2 and kind = $3 and subject = $4
                and ($5::uuid is null or assessment_id < $5) order by assessment_id desc limit $6""";
    private static final String MILESTONES = """
            select * from milestone where organisation_id = $1 and project_id = $2 order by subject""";
    /**
     * The last assessment of each day that had one, and the last before the first day as that of day 0. Each part reads what
     * it needs once, whatever plan it gets, and summaries only of what is answered: one look per day would read the whole
     * history as often as there are days where the planner, without statistics, takes the wrong index.
     */
    private static final String TREND = """
            with last as (
                (select 0 as day, id from assessment
                    where organisation_id = $1 and project_id = $2 and assessed_at < ($3::timestamptz[])[1]
                    order by assessed_at desc, sequence desc limit 1)
                union all
                (select distinct on (width_bucket(assessed_at, $3::timestamptz[]))
                        width_bucket(assessed_at, $3::timestamptz[]), id
                    from assessment
                    where organisation_id = $1 and project_id = $2
                        and assessed_at >= ($3::timestamptz[])[1] and assessed_at < $4
                    order by width_bucket(assessed_at, $3::timestamptz[]), assessed_at desc, sequence desc)),
            lost as (
                select width_bucket(at, $3::timestamptz[]) as day, count(*) as regressions from outcome_change
                where organisation_id = $1 and project_id = $2 and milestone = 'lost' and kind = 'practice'
                    and at >= ($3::timestamptz[])[1] and at < $4
                group by 1)
            select last.day, a.id, a.sequence, a.roadmap_id, a.roadmap_version, a.phase, a.summary->'phases' as phases,
                coalesce(lost.regressions, 0) as regressions
            from last join assessment a on a.organisation_id = $1 and a.id = last.id left join lost on lost.day = last.day
            order by last.day""";

    private final Tenancy tenancy;

    ReadHistory(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** The steps of one practice or phase, newest first, with one more than the page holds. */
    Uni<List<OutcomeChangeView>> changes(
            KnownProject project, OutcomeChange.Kind kind, String subject, PageRequest.Position position) {
        return read(
                project,
                CHANGES,
                Tuple.of(
                        project.organisationId(),
                        project.id(),
                        kind.word(),
                        subject,
                        position.after(),
                        position.limit() + 1),
                rows -> {
                    var changes = new ArrayList<OutcomeChangeView>();
                    rows.forEach(row -> changes.add(OutcomeChangeView.of(row)));
                    return changes;
                });
    }

    Uni<MilestonesView> milestones(KnownProject project) {
        return read(project, MILESTONES, Tuple.of(project.organisationId(), project.id()), MilestonesView::of);
    }

    /**
     * Where the project stood at the end of each day.
     *
     * @param days without a gap; the first is not answered: it only tells what there was before
     */
    Uni<List<TrendView.Day>> trend(KnownProject project, List<Day> days) {
        return read(
                project,
                TREND,
                Tuple.of(
                        project.organisationId(),
                        project.id(),
                        days.stream().map(day -> utc(day.starts())).toArray(OffsetDateTime[]::new),
                        utc(days.get(days.size() - 1).ends())),
                rows -> standings(rows, days));
    }

    private <T> Uni<T> read(KnownProject project, String sql, Tuple parameters, Function<RowSet<Row>, T> view) {
        return tenancy.sql(
                project.organisationId(),
                connection -> connection.preparedQuery(sql).execute(parameters).map(view));
    }

    /**
     * The standing of each day but the first. A day without an assessment stands as the one before; sequences count the
     * assessments, so what a day had is the step from there.
     */
    private static List<TrendView.Day> standings(RowSet<Row> rows, List<Day> days) {
        var standings = new ArrayList<TrendView.Day>();
        var steps = new HashMap<Integer, Row>();
        rows.forEach(row -> steps.put(row.getInteger("day"), row));
        Row standing = steps.get(0);
        for (int n = 1; n <= days.size(); n++) {
            long before = standing == null ? 0 : standing.getLong("sequence");
            Row step = steps.get(n);
            standing = step == null ? standing : step;
            if (standing != null && n > 1) {
                long regressions = step == null ? 0 : step.getLong("regressions");
                LocalDate date = days.get(n - 1).date();
                standings.add(standing(standing, date, standing.getLong("sequence") - before, regressions));
            }
        }
        return standings;
    }

    private static TrendView.Day standing(Row row, LocalDate date, long assessments, long regressions) {
        return new TrendView.Day(
                date,
                row.getUUID("id"),
                assessments,
                (int) regressions,
                new RoadmapVersion(row.getString("roadmap_id"), row.getInteger("roadmap_version")),
                row.getString("phase"),
                row.getJsonArray("phases").stream()
                        .map(phase -> PhaseStanding.of((JsonObject) phase))
                        .toList());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
