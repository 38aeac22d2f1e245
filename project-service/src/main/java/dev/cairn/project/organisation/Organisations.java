package dev.cairn.project.organisation;

import dev.cairn.events.EventCodec;
import dev.cairn.events.OrganisationState;
import dev.cairn.kit.problem.Problem;
import dev.cairn.kit.tenancy.SessionSql;
import dev.cairn.project.organisation.domain.Organisation;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Organisations and their locks. Who changes an organisation, its members, its tokens, or which projects it has, locks it
 * first. Who changes a project locks only that: the end of an organisation locks it, then all its projects, and thereby
 * waits for every change that is under way. Nothing locks a project before an organisation, so that never deadlocks: the
 * lock is of the strength that rows which refer to the organisation do not wait for.
 */
@ApplicationScoped
public class Organisations {

    private static final String STATE = """
            select cast(json_build_object(
                'id', o.organisation_id, 'slug', o.slug, 'name', o.name, 'version', o.version, 'deleted', false,
                'members', (select coalesce(json_agg(json_build_object(
                        'id', m.id, 'subject', m.subject, 'name', m.name, 'role', m.role) order by m.id), '[]')
                    from member m where m.organisation_id = o.organisation_id),
                'tokens', (select coalesce(json_agg(json_build_object(
                        'id', t.id, 'name', t.name, 'hash', t.hash, 'scopes', t.scopes,
                        'expiresAt', t.expires_at) order by t.id), '[]')
                    from api_token t
                    where t.organisation_id = o.organisation_id and t.revoked_at is null and t.expires_at > $2)) as text)
            from organisation o where o.organisation_id = $1""";

    private final Clock clock;

    Organisations(Clock clock) {
        this.clock = clock;
    }

    /** The organisation, locked against every other change of it, its members, its tokens, and of which projects it has. */
    public Uni<Organisation> lock(UUID id) {
        return SessionSql.first("select 1 from organisation where organisation_id = $1 for no key update", id)
                .onItem()
                .ifNull()
                .failWith(Problem::notFound)
                .chain(() -> row(id))
                .map(OrganisationRow::organisation);
    }

    /** Counts one change of the locked organisation, its members or its tokens, and answers its whole state after it. */
    public Uni<OrganisationState> nextState(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(OrganisationRow.class, id)
                        .invoke(row -> row.version++)
                        .call(session::flush))
                .chain(() -> state(id));
    }

    Uni<Organisation> read(UUID id) {
        return row(id).map(OrganisationRow::organisation);
    }

    Uni<Void> rename(Organisation next) {
        return Panache.getSession()
                .chain(session -> session.find(OrganisationRow.class, next.id()))
                .invoke(row -> row.name = next.name())
                .replaceWithVoid();
    }

    /** Adds it; false when its slug is taken, by whomever. */
    Uni<Boolean> add(Organisation organisation) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("""
                        insert into organisation (organisation_id, slug, name, version, created_at)
                        values (?1, ?2, ?3, ?4, ?5) on conflict (slug) do nothing""")
                        .setParameter(1, organisation.id())
                        .setParameter(2, organisation.slug())
                        .setParameter(3, organisation.name())
                        .setParameter(4, organisation.version())
                        .setParameter(5, organisation.createdAt().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /** Removes it with all its rows. */
    Uni<Void> remove(UUID id) {
        return Panache.getSession()
                .call(session -> session.flush())
                .chain(session -> session.createNativeQuery("delete from organisation where organisation_id = ?1")
                        .setParameter(1, id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    Uni<OrganisationState> state(UUID id) {
        return Panache.getSession()
                .chain(Mutiny.Session::flush)
                .chain(() -> SessionSql.first(STATE, id, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(row ->
                        EventCodec.read(OrganisationState.class, ((String) row[0]).getBytes(StandardCharsets.UTF_8)));
    }

    private static Uni<OrganisationRow> row(UUID id) {
        return Panache.getSession()
                .chain(session -> session.find(OrganisationRow.class, id))
                .onItem()
                .ifNull()
                .failWith(Problem::notFound);
    }
}
