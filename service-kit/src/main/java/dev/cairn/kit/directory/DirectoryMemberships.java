package dev.cairn.kit.directory;

import dev.cairn.kit.access.Membership;
import dev.cairn.kit.access.Memberships;
import dev.cairn.kit.access.RecentMemberships;
import dev.cairn.kit.access.Role;
import dev.cairn.kit.access.Scope;
import dev.cairn.kit.tenancy.SystemSql;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Memberships as the events tell them; what has not arrived yet is asked for once. With the way of the event and the half
 * second that {@link RecentMemberships} adds, a revoked token or a lost role ends within a second.
 */
@DefaultBean
@ApplicationScoped
class DirectoryMemberships implements Memberships {

    private static final String PERSON = """
            select o.organisation_id, o.slug, m.role, m.name from known_organisation o
            join known_member m using (organisation_id)
            where o.slug = $1 and m.subject = $2 and not o.deleted
            order by o.organisation_id desc limit 1""";
    private static final String TOKEN = """
            select o.organisation_id, o.slug, t.scopes, t.token_id, t.name from known_token t
            join known_organisation o using (organisation_id)
            where t.hash = $1 and t.expires_at > $2 and not o.deleted""";

    private final SystemSql system;
    private final ProjectServiceClient projectService;
    private final Clock clock;
    private final RecentMemberships recent;

    DirectoryMemberships(SystemSql system, ProjectServiceClient projectService, Clock clock, RecentMemberships recent) {
        this.system = system;
        this.projectService = projectService;
        this.clock = clock;
        this.recent = recent;
    }

    @Override
    public Uni<@Nullable Membership> ofPerson(String slug, String subject, String name, String credentials) {
        return recent.ofPerson(slug, subject, () -> person(slug, subject))
                .chain(membership -> orAsk(membership, slug, credentials));
    }

    @Override
    public Uni<@Nullable Membership> ofToken(String slug, String hash, String credentials) {
        return recent.ofToken(slug, hash, () -> token(hash)).chain(membership -> orAsk(membership, slug, credentials));
    }

    @Override
    public Uni<@Nullable Membership> ofToken(String hash) {
        return recent.ofToken(hash, () -> token(hash));
    }

    private Uni<@Nullable Membership> orAsk(@Nullable Membership membership, String slug, String credentials) {
        return membership == null ? ask(slug, credentials) : Uni.createFrom().item(membership);
    }

    private Uni<@Nullable Membership> person(String slug, String subject) {
        return system.query(PERSON, Tuple.of(slug, subject))
                .map(rows -> first(
                        rows,
                        row -> Membership.ofPerson(
                                row.getUUID("organisation_id"),
                                row.getString("slug"),
                                Role.ofWord(row.getString("role")),
                                subject,
                                row.getString("name"))));
    }

    private Uni<@Nullable Membership> token(String hash) {
        return system.query(TOKEN, Tuple.of(hash, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> first(
                        rows,
                        row -> Membership.ofToken(
                                row.getUUID("organisation_id"),
                                row.getString("slug"),
                                scopes(Arrays.stream(row.getArrayOfStrings("scopes"))),
                                row.getUUID("token_id"),
                                row.getString("name"))));
    }

    private Uni<@Nullable Membership> ask(String slug, String credentials) {
        return projectService
                .get("/api/v1/organisations/" + slug + "/membership", credentials)
                .onFailure()
                .recoverWithNull()
                .map(answer -> answer == null ? null : membership(answer));
    }

    private static Membership membership(JsonObject answer) {
        String role = answer.getString("role");
        return new Membership(
                UUID.fromString(answer.getString("organisationId")),
                answer.getString("organisationSlug"),
                role == null ? null : Role.ofWord(role),
                scopes(answer.getJsonArray("scopes").stream().map(String::valueOf)),
                answer.getString("callerId"),
                answer.getString("callerName"));
    }

    private static Set<Scope> scopes(Stream<String> words) {
        return words.flatMap(word -> Scope.ofWord(word).stream()).collect(Collectors.toUnmodifiableSet());
    }

    private static <T> @Nullable T first(RowSet<Row> rows, Function<Row, T> reader) {
        var all = rows.iterator();
        return all.hasNext() ? reader.apply(all.next()) : null;
    }
}
