package dev.cairn.assessment.evidence;

import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells where evidence came from, without what it says. */
@ApplicationScoped
public class EvidenceOrigins {

    private static final String ORIGINS = """
            select id, source, strength, observed_at, recorded_at, commit_id, branch, digest, summary from evidence
            where organisation_id = $1 and project_id = $2 and id = any($3) order by id""";

    private final Tenancy tenancy;

    EvidenceOrigins(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /**
     * Who or what observed something, and when. None of it ever changes.
     *
     * @param digest of the raw input, {@code sha256:} and 64 hexadecimal digits
     */
    public record Origin(
            UUID id,
            String source,
            String strength,
            Instant observedAt,
            Instant recordedAt,
            @Nullable String commit,
            @Nullable String branch,
            String digest,
            String summary) {}

    /** The origins of these pieces of a project's evidence, oldest first; those that are not the project's are left out. */
    public Uni<List<Origin>> of(UUID organisation, UUID project, Collection<UUID> evidence) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(ORIGINS)
                        .execute(Tuple.of(organisation, project, evidence.toArray(UUID[]::new)))
                        .map(rows -> {
                            List<Origin> origins = new ArrayList<>();
                            rows.forEach(row -> origins.add(origin(row)));
                            return origins;
                        }));
    }

    private static Origin origin(Row row) {
        return new Origin(
                row.getUUID("id"),
                row.getString("source"),
                row.getString("strength"),
                row.getOffsetDateTime("observed_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("commit_id"),
                row.getString("branch"),
                row.getString("digest"),
                row.getString("summary"));
    }
}
