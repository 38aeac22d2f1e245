package dev.cairn.project.membership;

import dev.cairn.kit.access.Membership;
import dev.cairn.kit.access.Memberships;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Memberships from this service's own tables: a change counts for the very next request. */
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

    OwnMemberships(SystemSql system, TokenUse tokenUse, Clock clock) {
        this.system = system;
        this.tokenUse = tokenUse;
        this.clock = clock;
    }

    @Override
    public Uni<@Nullable Membership> ofPerson(
            @Nullable String slug, String subject, String name, @Nullable String credentials) {
        if (slug == null || !Bounds.isSlug(slug)) {
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

    @Override
    public Uni<@Nullable Membership> ofToken(@Nullable String slug, String hash, @Nullable String credentials) {
        if (slug == null || !Bounds.isSlug(slug)) {
            return Uni.createFrom().nullItem();
        }
        return system.query(TOKEN, Tuple.of(hash, slug, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> first(rows, row -> token(row, slug)));
    }

    private Membership token(Row row, String slug) {
        tokenUse.note(row.getUUID("organisation_id"), row.getUUID("id"));
        Set<Scope> scopes = Arrays.stream(row.getArrayOfStrings("scopes"))
                .flatMap(word -> Scope.ofWord(word).stream())
                .collect(Collectors.toUnmodifiableSet());
        return Membership.ofToken(
                row.getUUID("organisation_id"), slug, scopes, row.getUUID("id"), row.getString("name"));
    }

    private static <T> @Nullable T first(RowSet<Row> rows, Function<Row, T> reader) {
        var all = rows.iterator();
        return all.hasNext() ? reader.apply(all.next()) : null;
    }
}
