package dev.cairn.assessment.history;

import dev.cairn.assessment.assess.domain.Assessment;
import dev.cairn.assessment.assess.domain.Comparison;
import dev.cairn.assessment.assess.domain.Snapshot;
import dev.cairn.assessment.history.ComparisonView.Compared;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.problem.CommonProblem;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares two assessments of a project, or what would be with what is. */
@ApplicationScoped
public class CompareAssessments {

    private static final String PAIR = """
            with second as (
                select sequence, document from assessment
                where organisation_id = $1 and project_id = $2 and ($4::uuid is null or id = $4)
                order by sequence desc limit 1)
            select f.document, s.document from second s left join assessment f
                on f.organisation_id = $1 and f.project_id = $2 and f.sequence = case when $3::uuid is null
                    then (select max(sequence) from assessment
                        where organisation_id = $1 and project_id = $2 and sequence < s.sequence)
                    else (select sequence from assessment where organisation_id = $1 and project_id = $2 and id = $3) end""";

    private final Tenancy tenancy;

    CompareAssessments(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * Compares two that are kept.
     *
     * @param from null for the one before the second
     * @param to null for the latest
     * @return a not-found problem where one of them is not there
     */
    Uni<ComparisonView> compare(KnownProject project, @Nullable UUID from, @Nullable UUID to) {
        return tenancy.sql(
                        project.organisationId(),
                        connection -> connection
                                .preparedQuery(PAIR)
                                .execute(Tuple.of(project.organisationId(), project.id(), from, to)))
                .map(rows -> compared(rows, from, to));
    }

    /** Compares what would be with an assessment that is kept. */
    public static ComparisonView compare(String document, Assessment imagined) {
        var before = new JsonObject(document);
        return ComparisonView.of(
                Compared.of(before), null, Comparison.of(SnapshotReader.read(before), Snapshot.of(imagined)));
    }

    private static ComparisonView compared(RowSet<Row> rows, @Nullable UUID from, @Nullable UUID to) {
        var all = rows.iterator();
        if (!all.hasNext()) {
            throw to == null
                    ? new Problem(CommonProblem.NOT_FOUND, "The project was not assessed yet")
                    : Problem.notFound();
        }
        Row pair = all.next();
        if (pair.getString(0) == null) {
            throw from == null
                    ? new Problem(CommonProblem.NOT_FOUND, "It is the first assessment: there is none before it")
                    : Problem.notFound();
        }
        var before = new JsonObject(pair.getString(0));
        var after = new JsonObject(pair.getString(1));
        return ComparisonView.of(
                Compared.of(before),
                Compared.of(after),
                Comparison.of(SnapshotReader.read(before), SnapshotReader.read(after)));
    }
}
