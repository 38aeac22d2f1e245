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
    private static final String TREND = """
            select d.day, a.id, a.sequence, a.roadmap_id, a.roadmap_version, a.phase, a.phases,
                (select count(*) from outcome_change c where c.organisation_id = $1 and c.project_id = $2
                    and c.milestone = 'lost' and c.kind = 'practice' and c.at >= d.starts and c.at < d.ends) as regressions
            from unnest($3::date[], $4::timestamptz[], $5::timestamptz[]) as d(day, starts, ends)
            cross join lateral (
                select id, sequence, roadmap_id, roadmap_version, phase, summary->'phases' as phases from assessment
                where organisation_id = $1 and project_id = $2 and assessed_at < d.ends
                order by assessed_at desc, sequence desc limit 1) a
            order by d.day""";

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
                        days.stream().map(Day::date).toArray(LocalDate[]::new),
                        times(days, Day::starts),
                        times(days, Day::ends)),
                rows -> standings(rows, days.get(0).date()));
    }

    private <T> Uni<T> read(KnownProject project, String sql, Tuple parameters, Function<RowSet<Row>, T> view) {
        return tenancy.sql(
                project.organisationId(),
                connection -> connection.preparedQuery(sql).execute(parameters).map(view));
    }

    /** Sequences count the assessments, so what a day had is the step from the day before. */
    private static List<TrendView.Day> standings(RowSet<Row> rows, LocalDate eve) {
        var standings = new ArrayList<TrendView.Day>();
        long before = 0;
        for (Row row : rows) {
            long sequence = row.getLong("sequence");
            if (!row.getLocalDate("day").equals(eve)) {
                standings.add(standing(row, sequence - before));
            }
            before = sequence;
        }
        return standings;
    }

    private static TrendView.Day standing(Row row, long assessments) {
        return new TrendView.Day(
                row.getLocalDate("day"),
                row.getUUID("id"),
                assessments,
                row.getLong("regressions").intValue(),
                new RoadmapVersion(row.getString("roadmap_id"), row.getInteger("roadmap_version")),
                row.getString("phase"),
                row.getJsonArray("phases").stream()
                        .map(phase -> PhaseStanding.of((JsonObject) phase))
                        .toList());
    }

    private static OffsetDateTime[] times(List<Day> days, Function<Day, Instant> part) {
        return days.stream()
                .map(day -> part.apply(day).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }
}
