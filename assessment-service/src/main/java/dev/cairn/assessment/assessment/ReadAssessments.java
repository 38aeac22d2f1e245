package dev.cairn.assessment.assessment;

import dev.cairn.assessment.assess.domain.FactRead;
import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads kept assessments, beside the latest. */
@ApplicationScoped
public class ReadAssessments {

    private static final String SUMMARIES = """
            select id, summary from assessment
            where organisation_id = $1 and project_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4""";
    private static final String ONE = """
            select sequence, digest, document from assessment where organisation_id = $1 and project_id = $2 and id = $3""";
    private static final String SOURCES = """
            select e.id, e.source, e.strength, e.observed_at, e.recorded_at, e.superseded_at, e.commit_id, e.branch, e.digest,
                e.summary, e.detail->'looked' as looked, (
                    select jsonb_agg(jsonb_build_object('fact', r.fact, 'rule', r.rule, 'places', r.places)
                        order by r.fact, r.places desc, r.rule)
                    from (select f.fact, f.rule, count(*) as places from finding f
                        where f.evidence_id = e.id and f.fact = any($4) group by f.fact, f.rule) r) as rules
            from evidence e where e.organisation_id = $1 and e.project_id = $2 and e.id = any($3) order by e.id""";

    private final Tenancy tenancy;

    ReadAssessments(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Summaries, newest first, with one more than the page holds. */
    Uni<List<JsonObject>> list(UUID organisation, UUID project, PageRequest.Position position) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(SUMMARIES)
                        .execute(Tuple.of(organisation, project, position.after(), position.limit() + 1))
                        .map(rows -> {
                            var summaries = new ArrayList<JsonObject>();
                            rows.forEach(row -> summaries.add(row.getJsonObject("summary")));
                            return summaries;
                        }));
    }

    /** One assessment as it is served; null when the project has none with the id. */
    public Uni<@Nullable Entry> find(UUID organisation, UUID project, UUID id) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(organisation, project, id))
                        .map(rows -> {
                            var all = rows.iterator();
                            if (!all.hasNext()) {
                                return null;
                            }
                            var row = all.next();
                            long sequence = row.getLong(0);
                            return new Entry(
                                    sequence,
                                    StoredAssessment.etag(sequence, row.getString(1)),
                                    Buffer.buffer(row.getString(2)));
                        }));
    }

    /** The evidence that facts came from: who found them, by which rules, and where was looked. */
    Uni<EvidenceSources> sources(UUID organisation, UUID project, List<FactRead> facts) {
        UUID[] evidence = facts.stream()
                .map(FactRead::evidenceId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .map(UUID::fromString)
                .toArray(UUID[]::new);
        String[] names = facts.stream().map(FactRead::name).toArray(String[]::new);
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(SOURCES)
                        .execute(Tuple.of(organisation, project, evidence, names))
                        .map(rows -> EvidenceSources.of(rows, facts)));
    }
}
