package dev.cairn.project.membership;

import dev.cairn.kit.access.Membership;
import dev.cairn.kit.access.Memberships;
import dev.cairn.kit.access.RecentMemberships;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.tenancy.SystemSql;
import dev.cairn.project.common.domain.Bounds;
import dev.cairn.project.token.TokenUse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Memberships from this service's own tables. A change counts for the very next request to the process that made it, and
 * to any other within half a second; see {@link RecentMemberships}.
 */
@ApplicationScoped
class OwnMemberships implements Memberships {

    private static final String PERSON = """
            select o.organisation_id, o.slug, m.role, m.name
            from organisation o join member m using (organisation_id)
            where o.slug = $1 and m.subject = $2""";
    private static final String TOKEN = """
            select o.organisation_id, o.slug, t.id, t.name, t.scopes
            from api_token t join organisation o using (organisation_id)
            where t.hash = $1 and o.slug = $2 and t.revoked_at is null and t.expires_at > $3""";

    private final SystemSql system;
    private final TokenUse tokenUse;
    private final Clock clock;
    private final RecentMemberships recent;

    OwnMemberships(SystemSql system, TokenUse tokenUse, Clock clock, RecentMemberships recent) {
        this.system = system;
        this.tokenUse = tokenUse;
        this.clock = clock;
        this.recent = recent;
    }

    @Override
    public Uni<@Nullable Membership> ofPerson(
            @Nullable String slug, String subject, String name, @Nullable String credentials) {
        if (slug == null) {
            return Uni.createFrom().nullItem();
        }
        return recent.ofPerson(slug, subject, () -> person(slug, subject));
    }

    @Override
    public Uni<@Nullable Membership> ofToken(@Nullable String slug, String hash, @Nullable String credentials) {
        if (slug == null) {
            return Uni.createFrom().nullItem();
        }
        return recent.ofToken(slug, hash, () -> token(slug, hash)).invoke(this::note);
    }

    /** No endpoint of this service goes by the token alone. */
    @Override
    public Uni<@Nullable Membership> ofToken(String hash) {
        return Uni.createFrom().nullItem();
    }

    private Uni<@Nullable Membership> person(String slug, String subject) {
        if (!Bounds.isSlug(slug)) {
            return Uni.createFrom().nullItem();
        }
        return system.query(PERSON, Tuple.of(slug, subject))
                .map(rows -> first(
                        rows,
                        row -> Membership.ofPerson(
                                row.getUUID("organisation_id"),
                                slug,
                                Role.ofWord(row.getString("role")),
                                subject,
                                row.getString("name"))));
    }

    private Uni<@Nullable Membership> token(String slug, String hash) {
        if (!Bounds.isSlug(slug)) {
            return Uni.createFrom().nullItem();
        }
        return system.query(TOKEN, Tuple.of(hash, slug, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> first(
                        rows,
                        row -> Membership.ofToken(
                                row.getUUID("organisation_id"),
                                slug,
                                scopes(row),
                                row.getUUID("id"),
                                row.getString("name"))));
    }

    private void note(@Nullable Membership membership) {
        if (membership != null) {
            tokenUse.note(membership.organisationId(), UUID.fromString(membership.callerId()));
        }
    }

    private static Set<Scope> scopes(Row row) {
        return Arrays.stream(row.getArrayOfStrings("scopes"))
                .flatMap(word -> Scope.ofWord(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> @Nullable T first(RowSet<Row> rows, Function<Row, T> reader) {
        var all = rows.iterator();
        return all.hasNext() ? reader.apply(all.next()) : null;
    }
}
