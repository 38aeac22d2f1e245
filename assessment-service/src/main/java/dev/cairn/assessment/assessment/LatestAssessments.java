package dev.cairn.assessment.assessment;

import dev.cairn.kit.cache.Cache;
import dev.cairn.kit.cache.Caches;
import dev.cairn.kit.cache.Entry;
import dev.cairn.kit.directory.KnownProject;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The latest assessment of each project as it is served, from Redis where it is there, else from the database.
 *
 * <p>Nobody who knows of an assessment is shown an older one: what is cached is marked as old before the transaction of
 * the new one commits, and from then on only the new one can be cached. Until the commit the database answers.
 */
@ApplicationScoped
public class LatestAssessments {

    private static final Duration TTL = Duration.ofMinutes(10);
    private static final String LATEST = """
            select a.sequence, a.digest, a.document from known_project p
            join project_state s on s.project_id = p.id
            join assessment a on a.project_id = p.id and a.sequence = s.sequence
            where p.organisation_id = $1 and p.slug = $2 and not p.deleted order by p.id desc limit 1""";
    private static final String LATEST_BY_ID = """
            select a.sequence, a.digest, a.document from project_state s
            join assessment a on a.project_id = s.project_id and a.sequence = s.sequence
            where s.organisation_id = $1 and s.project_id = $2""";

    private final Cache cache;
    private final Tenancy tenancy;

    LatestAssessments(Caches caches, Tenancy tenancy) {
        this.cache = caches.open("latest-assessment-v1", TTL);
        this.tenancy = tenancy;
    }

    /** The latest assessment of the project with this slug; null when there is no such project, or none of it. */
    public Uni<@Nullable Entry> of(UUID organisation, String slug) {
        return cache.get(
                key(organisation, slug),
                () -> tenancy.sql(organisation, connection -> read(connection, LATEST, Tuple.of(organisation, slug))));
    }

    /** The latest assessment of a project of which no event has arrived yet; null when there is none. */
    public Uni<@Nullable Entry> of(KnownProject project) {
        return tenancy.sql(
                project.organisationId(),
                connection -> read(connection, LATEST_BY_ID, Tuple.of(project.organisationId(), project.id())));
    }

    /** Marks what is cached as old, at the end of the transaction that will make it so. */
    Uni<Void> changing(KnownProject project, long sequence) {
        return cache.invalidate(key(project.organisationId(), project.slug()), sequence);
    }

    /** Caches the newest assessment, after its commit. */
    public Uni<Void> changed(KnownProject project, StoredAssessment stored) {
        String key = key(project.organisationId(), project.slug());
        Buffer body = Buffer.buffer(stored.document());
        return cache.invalidate(key, stored.sequence())
                .chain(() -> cache.put(key, new Entry(stored.sequence(), stored.etag(), body)));
    }

    /** The project is gone; one that takes its slug is served from the database until the mark ends. */
    public Uni<Void> forget(UUID organisation, String slug) {
        return cache.invalidate(key(organisation, slug), Long.MAX_VALUE);
    }

    private static Uni<@Nullable Entry> read(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            var all = rows.iterator();
            if (!all.hasNext()) {
                return null;
            }
            var row = all.next();
            long sequence = row.getLong(0);
            return new Entry(
                    sequence, StoredAssessment.etag(sequence, row.getString(1)), Buffer.buffer(row.getString(2)));
        });
    }

    private static String key(UUID organisation, String slug) {
        return Cache.key(organisation, slug);
    }
}
