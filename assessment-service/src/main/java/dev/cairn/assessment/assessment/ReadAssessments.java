package dev.cairn.assessment.assessment;

import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads kept assessments, beside the latest. */
@ApplicationScoped
public class ReadAssessments {

    private static final String SUMMARIES = """
            select id, summary from assessment
            where organisation_id = $1 and project_id = $2 and ($3::uuid is null or id < $3) order by id desc limit $4""";
    private static final String ONE = """
            select sequence, digest, document from assessment where organisation_id = $1 and project_id = $2 and id = $3""";
    private static final String LOOKED = """
            select e.id, l.looked from evidence e, jsonb_array_elements(e.detail->'looked') as l(looked)
            where e.organisation_id = $1 and e.project_id = $2 and e.id = any($3)""";

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

    /** Where evidence looked for facts, by evidence id and fact, joined by a blank. */
    Uni<Map<String, JsonObject>> looked(UUID organisation, UUID project, JsonArray facts) {
        UUID[] evidence = facts.stream()
                .map(fact -> ((JsonObject) fact).getString("evidenceId"))
                .filter(id -> id != null)
                .distinct()
                .map(UUID::fromString)
                .toArray(UUID[]::new);
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(LOOKED)
                        .execute(Tuple.of(organisation, project, evidence))
                        .map(rows -> {
                            var looked = new HashMap<String, JsonObject>();
                            rows.forEach(row -> {
                                JsonObject one = row.getJsonObject(1);
                                looked.put(row.getUUID(0) + " " + one.getString("fact"), one);
                            });
                            return looked;
                        }));
    }
}
