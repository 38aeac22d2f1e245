package dev.cairn.assessment.ownroadmap;

import dev.cairn.assessment.ownroadmap.PublishedVersion.By;
import dev.cairn.events.RoadmapState.Phase;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of published versions, in the Hibernate transaction that the caller is in. */
@ApplicationScoped
public class RoadmapVersions {

    private static final String COLUMNS = """
            select id, roadmap, number, title, digest, effective_at, published_by, published_by_name, published_at,
                activated_at, withdrawn_by, withdrawn_by_name, withdrawn_at, version, cast(phases as text)
            from roadmap_version\s""";
    private static final String LATEST = COLUMNS + """
            v where organisation_id = $1 and number = (
                select max(number) from roadmap_version o where o.organisation_id = $1 and o.roadmap = v.roadmap)
            order by roadmap""";
    private static final String IN_EFFECT = COLUMNS + """
            v where organisation_id = $1 and activated_at is not null and not exists (
                select 1 from roadmap_version o where o.organisation_id = $1 and o.roadmap = v.roadmap
                    and o.number > v.number and o.activated_at is not null)
            order by roadmap""";
    private static final String ADD = """
            insert into roadmap_version (id, organisation_id, roadmap, number, title, digest, text, effective_at,
                published_by, published_by_name, published_at, version, phases)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, cast(cast($13 as text) as jsonb))""";
    private static final String KEEP = """
            update roadmap_version set activated_at = $2, withdrawn_by = $3, withdrawn_by_name = $4, withdrawn_at = $5,
                version = $6
            where id = $1""";

    RoadmapVersions() {}

    /** Lets one at a time change the roadmaps of an organisation, until the transaction ends. */
    public Uni<Void> hold(UUID organisation) {
        return SessionSql.rows(
                        "select 1 from pg_advisory_xact_lock(hashtextextended($1, 0))", "roadmaps " + organisation)
                .replaceWithVoid();
    }

    /** The highest version of each roadmap, withdrawn or not, by id. */
    public Uni<List<PublishedVersion>> latest(UUID organisation) {
        return list(LATEST, organisation);
    }

    /** The version in effect of each roadmap that has one, by id. */
    public Uni<List<PublishedVersion>> inEffect(UUID organisation) {
        return list(IN_EFFECT, organisation);
    }

    /** All versions of a roadmap, newest first. */
    public Uni<List<PublishedVersion>> of(UUID organisation, String roadmap, @Nullable UUID before, int most) {
        return list(
                COLUMNS
                        + "where organisation_id = $1 and roadmap = $2 and ($3::uuid is null or id < $3) order by id desc limit $4",
                organisation,
                roadmap,
                before,
                most);
    }

    /** Versions of a roadmap that wait for their date of effect. */
    public Uni<List<PublishedVersion>> scheduled(UUID organisation, String roadmap) {
        return list(
                COLUMNS
                        + "where organisation_id = $1 and roadmap = $2 and activated_at is null and withdrawn_at is null",
                organisation,
                roadmap);
    }

    /** One version; a not-found problem when there is none. */
    public Uni<PublishedVersion> find(UUID organisation, String roadmap, int number) {
        return list(
                        COLUMNS + "where organisation_id = $1 and roadmap = $2 and number = $3",
                        organisation,
                        roadmap,
                        number)
                .map(found -> found.stream().findFirst().orElseThrow(Problem::notFound));
    }

    /** One version, held until the transaction ends; null when there is none. */
    Uni<@Nullable PublishedVersion> held(UUID id) {
        return list(COLUMNS + "where id = $1 for update", id).map(found -> found.isEmpty() ? null : found.get(0));
    }

    /** The text as it was sent; a not-found problem when there is none. */
    public Uni<byte[]> text(UUID organisation, String roadmap, int number) {
        return SessionSql.first(
                        "select text from roadmap_version where organisation_id = $1 and roadmap = $2 and number = $3",
                        organisation,
                        roadmap,
                        number)
                .map(row -> {
                    if (row == null) {
                        throw Problem.notFound();
                    }
                    return ((Buffer) row[0]).getBytes();
                });
    }

    Uni<Void> add(UUID organisation, PublishedVersion version, byte[] text) {
        return SessionSql.change(
                        ADD,
                        version.id(),
                        organisation,
                        version.roadmap(),
                        version.number(),
                        version.title(),
                        version.digest(),
                        Buffer.buffer(text),
                        at(version.effectiveAt()),
                        version.published().id(),
                        version.published().name(),
                        at(version.published().at()),
                        version.version(),
                        written(version.phases()))
                .replaceWithVoid();
    }

    Uni<Void> keep(PublishedVersion version) {
        By withdrawn = version.withdrawn();
        Instant activated = version.activatedAt();
        return SessionSql.change(
                        KEEP,
                        version.id(),
                        activated == null ? null : at(activated),
                        withdrawn == null ? null : withdrawn.id(),
                        withdrawn == null ? null : withdrawn.name(),
                        withdrawn == null ? null : at(withdrawn.at()),
                        version.version())
                .replaceWithVoid();
    }

    private static Uni<List<PublishedVersion>> list(String sql, @Nullable Object... parameters) {
        return SessionSql.rows(sql, parameters)
                .map(rows -> rows.stream().map(RoadmapVersions::read).toList());
    }

    private static PublishedVersion read(@Nullable Object[] row) {
        return new PublishedVersion(
                (UUID) row[0],
                (String) row[1],
                ((Number) row[2]).intValue(),
                (String) row[3],
                (String) row[4],
                phases((String) row[14]),
                instant(row[5]),
                new By((String) row[6], (String) row[7], instant(row[8])),
                row[9] == null ? null : instant(row[9]),
                row[12] == null ? null : new By((String) row[10], (String) row[11], instant(row[12])),
                ((Number) row[13]).longValue());
    }

    private static @Nullable String written(@Nullable List<Phase> phases) {
        if (phases == null) {
            return null;
        }
        var all = new JsonArray();
        phases.forEach(phase -> all.add(new JsonObject().put("id", phase.id()).put("title", phase.title())));
        return all.encode();
    }

    private static @Nullable List<Phase> phases(@Nullable String json) {
        return json == null
                ? null
                : new JsonArray(json)
                        .stream()
                                .map(JsonObject.class::cast)
                                .map(phase -> new Phase(phase.getString("id"), phase.getString("title")))
                                .toList();
    }

    private static Instant instant(@Nullable Object time) {
        return ((OffsetDateTime) Objects.requireNonNull(time)).toInstant();
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
