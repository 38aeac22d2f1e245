package dev.cairn.kit.directory;

import dev.cairn.events.EventCodec;
import dev.cairn.events.OrganisationState;
import dev.cairn.events.ProjectState;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.kit.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and finds what project-service said of organisations and projects; a later version replaces an earlier. */
@ApplicationScoped
public class Directory {

    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Tenancy tenancy;

    Directory(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Takes in an organisation's state, in the Hibernate transaction that the caller is in. */
    public Uni<Void> keep(OrganisationState state) {
        return SessionSql.change("""
                        insert into known_organisation (organisation_id, slug, name, version, deleted)
                        values ($1, $2, $3, $4, $5)
                        on conflict (organisation_id) do update set slug = excluded.slug, name = excluded.name,
                            version = excluded.version, deleted = excluded.deleted
                        where known_organisation.version < excluded.version""", state.id(), state.slug(), state.name(), state.version(), state.deleted())
                .chain(rows -> rows == 0 ? Uni.createFrom().voidItem() : replaceMembersAndTokens(state));
    }

    private Uni<Void> replaceMembersAndTokens(OrganisationState state) {
        Uni<Integer> steps = SessionSql.change("delete from known_member where organisation_id = $1", state.id())
                .chain(() -> SessionSql.change("delete from known_token where organisation_id = $1", state.id()));
        for (var member : state.members()) {
            steps = steps.chain(() -> SessionSql.change(
                    "insert into known_member (organisation_id, subject, name, role) values ($1, $2, $3, $4)",
                    state.id(),
                    member.subject(),
                    member.name(),
                    member.role()));
        }
        for (var token : state.tokens()) {
            steps = steps.chain(() -> SessionSql.change(
                    """
                    insert into known_token (hash, organisation_id, token_id, name, scopes, expires_at)
                    values ($1, $2, $3, $4, string_to_array($5, ' '), $6)""",
                    token.hash(),
                    state.id(),
                    token.id(),
                    token.name(),
                    String.join(" ", token.scopes()),
                    (token.expiresAt() == null ? NEVER : token.expiresAt()).atOffset(ZoneOffset.UTC)));
        }
        return steps.replaceWithVoid();
    }

    /**
     * What was known of a project before its new state.
     *
     * @param news false when the state was known already, or a later one
     * @param before the state until now; null when nothing was known of the project, or when it was no news
     */
    public record Kept(boolean news, @Nullable ProjectState before) {}

    /** Takes in a project's state, in the Hibernate transaction that the caller is in. */
    public Uni<Kept> keep(ProjectState state) {
        return SessionSql.first(
                        // the inner select still sees the row as it was before this statement
                        """
                        insert into known_project (id, organisation_id, slug, name, version, deleted, state)
                        values ($1, $2, $3, $4, $5, $6, cast(cast($7 as text) as jsonb))
                        on conflict (id) do update set slug = excluded.slug, name = excluded.name,
                            version = excluded.version, deleted = excluded.deleted, state = excluded.state
                        where known_project.version < excluded.version
                        returning (select cast(before.state as text) from known_project before where before.id = $1)""",
                        state.id(),
                        state.organisationId(),
                        state.slug(),
                        state.name(),
                        state.version(),
                        state.deleted(),
                        new String(EventCodec.write(state), StandardCharsets.UTF_8))
                .map(row -> row == null ? new Kept(false, null) : new Kept(true, state((String) row[0])));
    }

    private static @Nullable ProjectState state(@Nullable String text) {
        return text == null ? null : EventCodec.read(ProjectState.class, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The live project with this slug; null when none is known. */
    public Uni<@Nullable KnownProject> project(UUID organisation, String slug) {
        return one(organisation, "slug = $1", slug);
    }

    /** The live project with this id; null when none is known. */
    public Uni<@Nullable KnownProject> project(UUID organisation, UUID id) {
        return one(organisation, "id = $1", id);
    }

    private Uni<@Nullable KnownProject> one(UUID organisation, String where, Object value) {
        return tenancy.sql(
                organisation,
                connection -> connection
                        .preparedQuery(
                                "select id, organisation_id, slug, name, state::text as state from known_project where "
                                        + where + " and not deleted order by id desc limit 1")
                        .execute(Tuple.of(value))
                        .map(rows -> {
                            var all = rows.iterator();
                            if (!all.hasNext()) {
                                return null;
                            }
                            var row = all.next();
                            return new KnownProject(
                                    row.getUUID("id"),
                                    row.getUUID("organisation_id"),
                                    row.getString("slug"),
                                    row.getString("name"),
                                    Objects.requireNonNull(state(row.getString("state"))));
                        }));
    }
}
