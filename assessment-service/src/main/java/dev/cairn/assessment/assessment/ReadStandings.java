package dev.cairn.assessment.assessment;

import dev.cairn.kit.paging.PageRequest;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads where all projects of an organisation stand, in one query: a list of them must not ask once for each. */
@ApplicationScoped
class ReadStandings {

    /** The limit is drawn before evidence is looked at, so that a page costs what it shows. */
    private static final String STANDINGS = """
            select p.id, p.slug, p.name, p.summary,
                case when cardinality($4::text[]) > 0 then (
                    select json_object_agg(c->>'id', c->>'outcome')
                    from json_array_elements(p.document::json->'phases') phase,
                        json_array_elements(phase->'practices') practice, json_array_elements(practice->'checks') c
                    where c->>'id' = any($4)) end as checks,
                (select max(e.observed_at) from evidence e
                 where e.project_id = p.id and e.superseded_at is null and e.strength <> 'claimed') as newest
            from (
                select k.id, k.slug, k.name, a.summary, a.document from known_project k
                join project_state s on s.project_id = k.id
                join assessment a on a.project_id = k.id and a.sequence = s.sequence
                where k.organisation_id = $1 and not k.deleted and ($2::uuid is null or k.id > $2)
                order by k.id limit $3) p
            order by p.id""";

    private final Tenancy tenancy;

    ReadStandings(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * Standings by the ids of the projects, with one more than the page holds.
     *
     * @param checks ids of checks whose outcome is told, of those that the project's roadmap has
     */
    Uni<List<JsonObject>> list(UUID organisation, PageRequest.Position position, List<String> checks) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(STANDINGS)
                        .execute(Tuple.of(
                                organisation, position.after(), position.limit() + 1, checks.toArray(String[]::new)))
                        .map(rows -> {
                            var standings = new ArrayList<JsonObject>();
                            rows.forEach(row -> standings.add(standing(row, !checks.isEmpty())));
                            return standings;
                        }));
    }

    private static JsonObject standing(Row row, boolean withChecks) {
        OffsetDateTime newest = row.getOffsetDateTime("newest");
        var standing = new JsonObject()
                .put(
                        "project",
                        new JsonObject()
                                .put("id", row.getUUID("id").toString())
                                .put("slug", row.getString("slug"))
                                .put("name", row.getString("name")))
                .put(
                        "newestEvidenceAt",
                        newest == null ? null : newest.toInstant().toString())
                .put("assessment", row.getJsonObject("summary"));
        if (withChecks) {
            JsonObject checks = row.getJsonObject("checks");
            standing.put("checks", checks == null ? new JsonObject() : checks);
        }
        return standing;
    }
}
