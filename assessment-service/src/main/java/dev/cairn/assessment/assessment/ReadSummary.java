package dev.cairn.assessment.assessment;

import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the least that can be told of a project: its name and the summary of its latest assessment. */
@ApplicationScoped
public class ReadSummary {

    private static final String SUMMARY = """
            select p.name, a.summary from known_project p
            join known_organisation o on o.organisation_id = p.organisation_id
            left join project_state s on s.project_id = p.id
            left join assessment a on a.project_id = p.id and a.sequence = s.sequence
            where p.organisation_id = $1 and p.id = $2 and not p.deleted and not o.deleted""";

    private final Tenancy tenancy;

    ReadSummary(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * A project in brief.
     *
     * @param assessment as lists show it; null when it was not assessed yet
     */
    public record Brief(String name, @Nullable JsonObject assessment) {}

    /** The project in brief; null when it is gone, or not heard of yet. */
    public Uni<@Nullable Brief> of(UUID organisation, UUID project) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(SUMMARY)
                        .execute(Tuple.of(organisation, project))
                        .map(rows -> {
                            var all = rows.iterator();
                            if (!all.hasNext()) {
                                return null;
                            }
                            var row = all.next();
                            return new Brief(row.getString(0), row.getJsonObject(1));
                        }));
    }
}
